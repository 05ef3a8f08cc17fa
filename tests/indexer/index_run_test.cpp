#include "indexer/index_run.hpp"

#include "corpus/error.hpp"
#include "indexer/unit_documents.hpp"
#include "tests/indexer/decisions.hpp"
#include "tests/indexer/store_dump.hpp"
#include "tests/support/make_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace danchieu::indexer {
namespace {

using tests::decision;
using tests::plain;
using tests::replacing;
using tests::TemporaryIndex;
using tests::work;
namespace slot = corpus::slot;

const char* const old_date = "12 tháng 3 năm 2008";
const char* const new_date = "23 tháng 7 năm 2012";

std::string text_of_units(const std::filesystem::path& db, const std::string& key) {
  const Xapian::Database database = tests::open_database(db);
  const std::string term = std::string(corpus::prefix::unit_of) + key;
  std::string text;
  for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) {
    text += unit_text(database.get_document(*id).get_data());
  }
  return text;
}

corpus::WorkRecord record_of(const std::filesystem::path& db, const std::string& key) {
  const Xapian::Database database = tests::open_database(db);
  const std::string term = std::string(corpus::prefix::id) + key;
  const auto found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) throw std::runtime_error("no work " + key);
  return corpus::decode_record(database.get_document(*found).get_data());
}

TEST(IndexRun, UnitsOfAWorkPartitionItsText) {
  const std::string text = replacing("673/QĐ-UBND", new_date, "375/QĐ-UBND", old_date);
  TemporaryIndex index({{"a.txt", text}});
  EXPECT_EQ(text_of_units(index.db(), work("2012", "673-qd-ubnd")), text);
}

TEST(IndexRun, AnUnchangedFileIsSkippedAndAChangedOneReplacesItself) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}, {"b.txt", plain("2/QĐ-UBND", new_date, "Về việc hai")}});
  RunSummary second = index.run();
  EXPECT_EQ(second.unchanged, 2U);
  EXPECT_EQ(second.indexed, 0U);
  index.write("b.txt", plain("3/QĐ-UBND", new_date, "Về việc ba"));
  RunSummary third = index.run();
  EXPECT_EQ(third.unchanged, 1U);
  EXPECT_EQ(third.indexed, 1U);
  EXPECT_THROW(record_of(index.db(), work("2012", "2-qd-ubnd")), std::runtime_error);
  EXPECT_EQ(record_of(index.db(), work("2012", "3-qd-ubnd")).document.number, "3/QĐ-UBND");
}

TEST(IndexRun, AnUnchangedStoreIsNotPublishedAgain) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}});
  const std::uint64_t before = index.run().generation;
  EXPECT_EQ(index.run().generation, before);
}

TEST(IndexRun, ARunThatChangesNoWorkLeavesNothingToResolve) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}});
  index.write("b.pdf", "%PDF-1.4 no more");
  const std::uint64_t before = index.run().generation;
  EXPECT_EQ(index.run().generation, before);
}

TEST(IndexRun, ACopyOfWhatGaveNoTextIsNotReadAgain) {
  // The copy is written over once the first file has failed: who reads it again finds a text. It has to be met before, so
  // the wait is longer if it was not.
  class Overwriting : public tests::RecordingListener {
  public:
    Overwriting(const TemporaryIndex& index, std::chrono::milliseconds pause) : index_(index), pause_(pause) {}

    void file(const FileReport& report) override {
      RecordingListener::file(report);
      if (!report.path.ends_with("a.bin")) return;
      std::this_thread::sleep_for(pause_);
      index_.write("b.bin", plain("1/QĐ-UBND", new_date, "Về việc một"));
    }

  private:
    const TemporaryIndex& index_;
    std::chrono::milliseconds pause_;
  };
  for (const int pause : {100, 1000, 10'000}) {
    const TemporaryIndex index;
    for (const char* name : {"a.bin", "b.bin"}) index.write(name, std::string("\x7f" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", 20));
    Overwriting listener(index, std::chrono::milliseconds(pause));
    RunOptions options;
    options.db = index.db();
    options.paths = {index.files().string()};
    const std::atomic<bool> never = false;
    run_index(options, listener, never);
    ASSERT_EQ(listener.report_of("a.bin").outcome, Outcome::failed);
    if (listener.report_of("b.bin").outcome == Outcome::failed) {
      EXPECT_EQ(listener.report_of("b.bin").message, listener.report_of("a.bin").message);
      return;
    }
  }
  FAIL() << "the copy was read again";
}

TEST(IndexRun, GoneFilesStayUntilPruned) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}, {"b.txt", plain("2/QĐ-UBND", new_date, "Về việc hai")}});
  index.remove("b.txt");
  EXPECT_EQ(index.run({index.files().string()}, false).gone, 1U);
  EXPECT_NO_THROW(record_of(index.db(), work("2012", "2-qd-ubnd")));
  EXPECT_EQ(index.run().removed, 1U);
  EXPECT_THROW(record_of(index.db(), work("2012", "2-qd-ubnd")), std::runtime_error);
}

TEST(IndexRun, ARenamedFileIsNotAnalysedAgain) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}});
  std::filesystem::rename(index.files() / "a.txt", index.files() / "z.txt");
  const RunSummary second = index.run();
  EXPECT_EQ(second.removed, 1U);
  const corpus::WorkRecord record = record_of(index.db(), work("2012", "1-qd-ubnd"));
  ASSERT_EQ(record.files.size(), 1U);
  EXPECT_TRUE(record.files[0].path.ends_with("z.txt"));
}

TEST(IndexRun, ContentThatMovesWhileItsOldNameGetsOtherContentIsKept) {
  const std::string one = plain("1/QĐ-UBND", new_date, "Về việc một");
  TemporaryIndex index({{"a.txt", one}});
  index.write("a.txt", plain("2/QĐ-UBND", new_date, "Về việc hai"));
  index.write("b.txt", one);
  index.run();
  EXPECT_EQ(record_of(index.db(), work("2012", "1-qd-ubnd")).files.size(), 1U);
  EXPECT_EQ(record_of(index.db(), work("2012", "2-qd-ubnd")).files.size(), 1U);
}

TEST(IndexRun, ACopyIsReportedAsDuplicateAndARenamedFileIsNot) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}});
  index.write("b.txt", plain("1/QĐ-UBND", new_date, "Về việc một"));
  index.run();
  const FileReport& copy = index.listener.report_of("b.txt");
  EXPECT_EQ(copy.outcome, Outcome::indexed);
  EXPECT_EQ(copy.reason, "duplicate");
  EXPECT_NE(copy.message.find("a.txt"), std::string::npos);
  EXPECT_EQ(copy.works, std::vector<std::string>{work("2012", "1-qd-ubnd")});
  std::filesystem::rename(index.files() / "b.txt", index.files() / "c.txt");
  index.remove("a.txt");
  index.run();
  EXPECT_EQ(index.listener.report_of("c.txt").reason, "");
}

TEST(IndexRun, TextsOfOneWorkAreOneWorkWithTheBestTextShown) {
  const std::string good = plain("1/QĐ-UBND", new_date, "Về việc phối hợp giữa các sở");
  const std::string poor = good.substr(0, good.find("CHỦ TỊCH\n\nHà Ban"));
  TemporaryIndex index({{"a.txt", poor}, {"b.txt", good}, {"c.txt", good}});
  const std::string key = work("2012", "1-qd-ubnd");
  const corpus::WorkRecord record = record_of(index.db(), key);
  ASSERT_EQ(record.files.size(), 3U);
  EXPECT_TRUE(record.files[0].path.ends_with("b.txt"));
  EXPECT_TRUE(record.files[1].path.ends_with("c.txt"));
  EXPECT_EQ(text_of_units(index.db(), key), good);
  EXPECT_EQ(tests::open_database(index.db()).get_termfreq(std::string(corpus::prefix::work_kind)), 1U);

  index.remove("b.txt");
  index.remove("c.txt");
  index.run();
  EXPECT_EQ(record_of(index.db(), key).files.size(), 1U);
  EXPECT_EQ(text_of_units(index.db(), key), poor);
}

TEST(IndexRun, WhatADocumentDoesToAnotherShowsThereAndGoesWithIt) {
  const std::string target = work("2008", "375-qd-ubnd");
  TemporaryIndex index({{"old.txt", plain("375/QĐ-UBND", old_date, "Về việc phân công")}});
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), target, slot::force), "n20080312i");
  index.write("new.txt", replacing("673/QĐ-UBND", new_date, "375/QĐ-UBND", old_date));
  index.run();
  {
    const Xapian::Database database = tests::open_database(index.db());
    EXPECT_EQ(tests::slot_of(database, target, slot::force), "n20080312i20120723e");
    EXPECT_EQ(Xapian::sortable_unserialise(tests::slot_of(database, target, slot::cited_by)), 1);
  }
  index.remove("new.txt");
  index.run();
  const Xapian::Database database = tests::open_database(index.db());
  EXPECT_EQ(tests::slot_of(database, target, slot::force), "n20080312i");
  EXPECT_EQ(Xapian::sortable_unserialise(tests::slot_of(database, target, slot::cited_by)), 0);
}

const char* const plan = "KẾ HOẠCH\nCải cách hành chính\n(Ban hành kèm theo Quyết định số 375/QĐ-UBND ngày 12 tháng 3 năm 2008 của "
                         "Ủy ban nhân dân tỉnh Kon Tum)\n\nI. MỤC TIÊU\n\nNâng cao chất lượng phục vụ người dân.\n";

TEST(IndexRun, AnAttachmentStandsAndFallsWithTheDocumentThatIssuesIt) {
  const std::string attached = work("2008", "375-qd-ubnd") + "!ke-hoach";
  TemporaryIndex index;
  index.write("plan.txt", plan);
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), attached, slot::force), "n20080312u") << "issuing text not held";
  index.write("old.txt", plain("375/QĐ-UBND", old_date, "Về việc ban hành kế hoạch"));
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), attached, slot::force), "n20080312i");
  index.write("new.txt", replacing("673/QĐ-UBND", new_date, "375/QĐ-UBND", old_date));
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), attached, slot::force), "n20080312i20120723e");
  index.remove("old.txt"); // an end reaches it through a document that is only cited, too
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), attached, slot::force), "n20080312u20120723e");
  index.remove("new.txt");
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), attached, slot::force), "n20080312u");
}

TEST(IndexRun, ARegisterCountsUntilAnotherOneTakesItsPlace) {
  const std::string target = work("2008", "375-qd-ubnd");
  const std::string heading = "target\tkind\tprovisions\tby\tfrom\tuntil\tquote\tsource\n";
  TemporaryIndex index;
  index.write("files-are-elsewhere.txt", plain("375/QĐ-UBND", old_date, "Về việc phân công"));
  const std::filesystem::path folder = index.db().parent_path() / "register";
  tests::write_file(folder / "effects.tsv", heading + target + "\treplaces\t\t" + work("2012", "673-qd-ubnd") +
                                                "\t2012-07-23\t\t\tCông báo\n" + "một văn bản\treplaces\t\t\t\t\t\t\n");
  index.register_dir = folder;
  const std::uint64_t generation = index.run().generation;
  ASSERT_EQ(index.listener.notices.size(), 1U) << "the bad row, which stops nothing";
  EXPECT_NE(index.listener.notices[0].find("effects.tsv:3: target"), std::string::npos) << index.listener.notices[0];
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), target, slot::force), "n20080312i20120723e");
  EXPECT_EQ(index.run().generation, generation) << "the same rows change nothing";

  index.register_dir.clear();
  index.write("files-are-elsewhere.txt", plain("375/QĐ-UBND", old_date, "Về việc phân công công tác"));
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), target, slot::force), "n20080312i20120723e") << "kept when none is given";

  tests::write_file(folder / "effects.tsv", heading);
  index.register_dir = folder;
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), target, slot::force), "n20080312i") << "replaced as a whole";
}

TEST(IndexRun, WhatGuidesACitedDocumentLooksAtItsEndInTheRegister) {
  const std::string guiding = "/akn/vn/act/thong-tu/bo-tai-chinh/2010/10-2010-tt-btc";
  TemporaryIndex index;
  index.write("a.txt", "BỘ TÀI CHÍNH\n-------\nSố: 10/2010/TT-BTC\nHà Nội, ngày 5 tháng 1 năm 2010\n\nTHÔNG TƯ\nHướng dẫn thực hiện "
                       "Nghị định số 43/2006/NĐ-CP ngày 25 tháng 4 năm 2006 của Chính phủ\n\nCăn cứ Nghị định số 43/2006/NĐ-CP ngày 25 "
                       "tháng 4 năm 2006 của Chính phủ;\n\nBộ trưởng Bộ Tài chính hướng dẫn thực hiện Nghị định số 43/2006/NĐ-CP như "
                       "sau:\n\nĐiều 1. Phạm vi\nThông tư này áp dụng cho mọi đơn vị.\n\nĐiều 2. Hiệu lực\nThông tư này có hiệu lực thi "
                       "hành kể từ ngày 1 tháng 3 năm 2010.\n");
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), guiding, slot::force), "n20100301i");
  const std::filesystem::path folder = index.db().parent_path() / "register";
  tests::write_file(folder / "effects.tsv", "target\tkind\tprovisions\tby\tfrom\tuntil\tquote\tsource\n"
                                            "Nghị định số 43/2006/NĐ-CP\treplaces\t\tNghị định số 16/2015/NĐ-CP\t2016-08-06\t\t\tCông báo\n");
  index.register_dir = folder;
  index.run();
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), guiding, slot::force), "n20100301i20160806e");
}

TEST(IndexRun, OfTwoTextsTheOneThatTellsTheEffectSpeaksForTheWork) {
  std::string first_part = decision("20/QĐ-UBND", "6 tháng 2 năm 2008", "Về việc phân công công tác", "Điều 1. Phân công.");
  while (first_part.size() < 4000) first_part += "Các đơn vị thực hiện theo phân công.\n";
  std::string second_part = replacing("20/QĐ-UBND", "6 tháng 2 năm 2008", "10/QĐ-UBND", "5 tháng 1 năm 2006");
  for (const std::string_view left_out : {"Về việc phân công công tác\n", "CHỦ TỊCH\n\nHà Ban\n"}) second_part.erase(second_part.find(left_out), left_out.size());
  TemporaryIndex index({{"old.txt", plain("10/QĐ-UBND", "5 tháng 1 năm 2006", "Về việc phân công công tác")},
                        {"part-1.txt", first_part + "(Xem tiếp Công báo số 1245 + 1246)\n"},
                        {"part-2.txt", second_part}});
  EXPECT_EQ(tests::slot_of(tests::open_database(index.db()), work("2006", "10-qd-ubnd"), slot::force), "n20060105i20080206e");
}

/// A small library in which much depends on much: chains, two texts of one work, duplicates, a document without number.
std::map<std::string, std::string> library() {
  std::map<std::string, std::string> files;
  files["a1.txt"] = plain("10/QĐ-UBND", "5 tháng 1 năm 2006", "Về việc phân công công tác");
  files["a2.txt"] = replacing("20/QĐ-UBND", "6 tháng 2 năm 2008", "10/QĐ-UBND", "5 tháng 1 năm 2006");
  files["a3.txt"] = replacing("30/QĐ-UBND", "7 tháng 3 năm 2010", "20/QĐ-UBND", "6 tháng 2 năm 2008");
  files["a4.txt"] = replacing("40/QĐ-UBND", "8 tháng 4 năm 2012", "30/QĐ-UBND", "7 tháng 3 năm 2010");
  files["b1.txt"] = files["a2.txt"];
  files["b2.txt"] = files["a2.txt"].substr(0, files["a2.txt"].find("CHỦ TỊCH\n\nHà Ban"));
  files["c1.txt"] = decision("50/QĐ-UBND", "1 tháng 6 năm 2013", "Về việc sửa đổi",
                             "Điều 1. Sửa đổi khoản 2 Điều 1 Quyết định số 40/QĐ-UBND ngày 8 tháng 4 năm 2012 của Ủy ban nhân dân "
                             "tỉnh Kon Tum.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.");
  files["c2.txt"] = decision("60/QĐ-UBND", "1 tháng 7 năm 2014", "Về việc thực hiện",
                             "Điều 1. Thực hiện theo Quyết định số 40/QĐ-UBND và Quyết định số 10/QĐ-UBND của Ủy ban nhân dân tỉnh Kon "
                             "Tum.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.");
  files["d1.txt"] = "Ghi chép không có số về cải cách hành chính, dẫn Quyết định số 50/QĐ-UBND ngày 1 tháng 6 năm 2013 của Ủy "
                    "ban nhân dân tỉnh Kon Tum.\n";
  files["e1.txt"] = "";
  files["f1.txt"] = "KẾ HOẠCH\nCải cách hành chính\n(Ban hành kèm theo Quyết định số 30/QĐ-UBND ngày 7 tháng 3 năm 2010 của Ủy ban "
                    "nhân dân tỉnh Kon Tum)\n\nI. MỤC TIÊU\n\nNâng cao chất lượng phục vụ người dân.\n";
  return files;
}

TEST(IndexRun, TheStoreFollowsFromTheFilesNotFromTheirHistory) {
  const std::map<std::string, std::string> files = library();
  for (unsigned seed = 1; seed <= 6; ++seed) {
    std::mt19937 random(seed);
    TemporaryIndex index;
    std::vector<std::string> order;
    for (const auto& [name, text] : files) order.push_back(name);
    std::shuffle(order.begin(), order.end(), random);
    // Files arrive in parts; some first hold what another holds, some are in the way for a while.
    for (std::size_t next = 0; next < order.size();) {
      const std::size_t stop = std::min(order.size(), next + 1 + random() % 3);
      std::vector<std::string> paths;
      for (; next < stop; ++next) {
        const bool other_first = random() % 3 == 0;
        index.write(order[next], other_first ? files.at(order[random() % order.size()]) : files.at(order[next]));
        paths.push_back((index.files() / order[next]).string());
      }
      if (random() % 2 == 0) {
        index.write("extra.txt", replacing("70/QĐ-UBND", "9 tháng 9 năm 2015", "40/QĐ-UBND", "8 tháng 4 năm 2012"));
        paths.push_back((index.files() / "extra.txt").string());
      }
      index.run(paths, false);
      std::filesystem::remove(index.files() / "extra.txt");
    }
    for (const auto& [name, text] : files) index.write(name, text);
    index.run();
    const std::string grown = tests::dump_store(index.db());
    std::filesystem::remove_all(index.db());
    index.run();
    const std::string fresh = tests::dump_store(index.db());
    ASSERT_GT(fresh.size(), 10'000U);
    const auto differ = std::mismatch(grown.begin(), grown.end(), fresh.begin(), fresh.end());
    const auto around = [](const std::string& text, std::ptrdiff_t at) {
      const std::size_t start = text.rfind("\nXY", static_cast<std::size_t>(at));
      return text.substr(start == std::string::npos ? 0 : start, 200) + " … " + text.substr(static_cast<std::size_t>(at), 300);
    };
    EXPECT_TRUE(grown == fresh) << "seed " << seed << "\n--- grown\n" << around(grown, differ.first - grown.begin())
                                << "\n--- fresh\n" << around(fresh, differ.second - fresh.begin());
  }
}

TEST(IndexRun, AnIncompleteCitationIsCompletedWhileOneWorkFits) {
  const std::map<std::string, std::string> files = library();
  TemporaryIndex index({{"a4.txt", files.at("a4.txt")}, {"c2.txt", files.at("c2.txt")}});
  const std::string citing = work("2014", "60-qd-ubnd");
  const std::string cited = work("2012", "40-qd-ubnd");
  const auto completed = [&] {
    for (const corpus::CompletedCitation& item : record_of(index.db(), citing).completed) {
      if (item.work.to_string() == cited) return true;
    }
    return false;
  };
  EXPECT_TRUE(completed());
  EXPECT_EQ(Xapian::sortable_unserialise(tests::slot_of(tests::open_database(index.db()), cited, slot::cited_by)), 1);
  index.write("rival.txt", plain("40/QĐ-UBND", "2 tháng 2 năm 2011", "Về việc khác"));
  index.run();
  EXPECT_FALSE(completed()) << "two works fit";
  index.write("rival.txt", plain("40/QĐ-UBND", "2 tháng 2 năm 2015", "Về việc khác"));
  index.run();
  EXPECT_TRUE(completed()) << "a younger work cannot be meant";
}

TEST(IndexRun, OneBadFileIsALineOfTheReport) {
  TemporaryIndex index;
  index.write("good.txt", plain("1/QĐ-UBND", new_date, "Về việc một"));
  index.write("empty.txt", "");
  index.write("noise.bin", std::string("\x7f" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0", 20) + std::string(5000, '\0'));
  std::filesystem::create_symlink("good.txt", index.files() / "link.txt");
  const RunSummary first = index.run();
  EXPECT_EQ(first.indexed, 1U);
  EXPECT_EQ(first.failed, 2U);
  EXPECT_EQ(first.skipped, 1U);
  EXPECT_EQ(index.listener.report_of("empty.txt").reason, "empty");
  EXPECT_FALSE(index.listener.report_of("noise.bin").hint.empty());
  EXPECT_EQ(index.listener.report_of("link.txt").outcome, Outcome::skipped);
  // What failed for its bytes fails again, and is not read as new.
  const RunSummary second = index.run();
  EXPECT_EQ(second.failed, 2U);
  EXPECT_EQ(second.indexed, 0U);
}

TEST(IndexRun, AMissingPathIsNamedAndNothingIsTouched) {
  TemporaryIndex index({{"a.txt", plain("1/QĐ-UBND", new_date, "Về việc một")}});
  const std::string before = tests::dump_store(index.db());
  EXPECT_THROW(index.run({(index.files() / "nowhere").string()}), Error);
  EXPECT_EQ(tests::dump_store(index.db()), before);
}

TEST(IndexRun, AnIndexBesideItsDocumentsIsNotRead) {
  tests::TemporaryFolder folder;
  tests::write_file(folder.path() / "a.txt", plain("1/QĐ-UBND", new_date, "Về việc một"));
  RunOptions options;
  options.db = folder.path() / "danchieu.db";
  options.paths = {folder.path().string()};
  const std::atomic<bool> never = false;
  for (int run = 0; run < 2; ++run) {
    tests::RecordingListener listener;
    const RunSummary summary = run_index(options, listener, never);
    EXPECT_EQ(summary.failed + summary.skipped, 0U) << "run " << run;
    EXPECT_EQ(listener.files.size(), 1U) << "run " << run;
  }
}

TEST(IndexRun, AStoppedRunKeepsWhatItDidAndTheNextGoesOn) {
  TemporaryIndex index;
  for (int i = 1; i <= 40; ++i) {
    index.write(std::to_string(i) + ".txt", plain(std::to_string(i) + "/QĐ-UBND", new_date, "Về việc số " + std::to_string(i)));
  }
  struct Stopper : tests::RecordingListener {
    void file(const FileReport& report) override {
      RecordingListener::file(report);
      if (files.size() == 5) stop = true;
    }

    std::atomic<bool> stop = false;
  } stopper;
  RunOptions options;
  options.db = index.db();
  options.paths = {index.files().string()};
  const RunSummary stopped = run_index(options, stopper, stopper.stop);
  EXPECT_TRUE(stopped.stopped);
  EXPECT_GE(stopped.indexed, 5U);
  EXPECT_EQ(stopped.left + stopped.indexed, 40U);
  EXPECT_EQ(stopped.counts.at("works"), stopped.indexed);
  EXPECT_GT(stopped.generation, 0U);
  const RunSummary rest = index.run();
  EXPECT_EQ(rest.unchanged, stopped.indexed);
  EXPECT_EQ(rest.counts.at("works"), 40U);
}

} // namespace
} // namespace danchieu::indexer
