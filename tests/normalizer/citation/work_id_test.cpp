#include "normalizer/citation/work_id.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#ifdef DANCHIEU_SHARED_DIR
#include "normalizer/citation/citation.hpp"
#include "normalizer/text/clean_text.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_set>
#endif

namespace danchieu::citation {
namespace {

const std::vector<std::string> good = {
    "/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp",
    "/akn/vn/act/nghi-quyet/chinh-phu/2011/30c-nq-cp",
    "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd",
    "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd!ke-hoach",
    "/akn/vn/doc/ke-hoach/ubnd-tinh-kien-giang/2016/64-kh-ubnd",
    "/akn/vn/act/luat/quoc-hoi/2003/11-2003-qh11",
    "/akn/vn/act/thong-tu-lien-tich/bo-tai-chinh+bo-noi-vu/2013/119-2013-ttlt-btc-bnv",
    "/akn/vn/act/quyet-dinh/_/_/15-qd-ubnd",
};

const std::vector<std::string> bad = {
    "",
    "/akn/vn/act/nghi-dinh/chinh-phu/2005",
    "/akn/vn/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp/more",
    "/akn/vn/bill/nghi-dinh/chinh-phu/2005/130-2005-nd-cp",
    "/akn/fr/act/nghi-dinh/chinh-phu/2005/130-2005-nd-cp",
    "/akn/vn/act/Nghi-dinh/chinh-phu/2005/130",
    "/akn/vn/act/nghị-định/chinh-phu/2005/130",
    "/akn/vn/act/nghi-dinh//2005/130",
    "/akn/vn/act/nghi-dinh/chinh-phu+/2005/130",
    "/akn/vn/act/nghi-dinh/chinh-phu/2005/-130",
    "/akn/vn/act/nghi-dinh/chinh-phu/2005/130!",
    "/akn/vn/act/nghi-dinh/chinh-phu/2005/130!ke hoach",
};

TEST(WorkId, ParsesAndWritesBackTheSameText) {
  for (const std::string& iri : good) {
    const auto id = WorkId::parse(iri);
    ASSERT_TRUE(id) << iri;
    EXPECT_EQ(id->to_string(), iri);
  }
}

TEST(WorkId, RefusesWhatIsNotAnId) {
  for (const std::string& iri : bad) {
    EXPECT_FALSE(WorkId::parse(iri)) << iri;
  }
}

TEST(WorkId, IsCompleteOnlyWhenEveryPartIsKnown) {
  EXPECT_TRUE(WorkId(true, "nghi-dinh", "chinh-phu", "2005", "130-2005-nd-cp").complete());
  EXPECT_FALSE(WorkId(true, "nghi-dinh", "chinh-phu", "", "15-cp").complete());
  EXPECT_FALSE(WorkId(true, "quyet-dinh", "", "2005", "15-qd-ubnd").complete());
  EXPECT_EQ(WorkId(true, "quyet-dinh", "", "", "15-qd-ubnd").to_string(), "/akn/vn/act/quyet-dinh/_/_/15-qd-ubnd");
}

TEST(WorkId, NamesItsAttachmentAndItsUrn) {
  const WorkId decision(true, "quyet-dinh", "ubnd-tinh-kon-tum", "2012", "673-qd-ubnd");
  EXPECT_EQ(decision.attached("ke-hoach").to_string(), "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2012/673-qd-ubnd!ke-hoach");
  EXPECT_EQ(WorkId(true, "nghi-dinh", "chinh-phu", "2005", "130-2005-nd-cp").to_urn(),
            "urn:lex:vn:chinh.phu:nghi.dinh:2005;130-2005-nd-cp");
}

#ifdef DANCHIEU_SHARED_DIR

TEST(WorkId, IsReadBackWhateverDocumentsCite) {
  std::unordered_set<std::string> seen;
  CitingDocument self;
  self.place = "tỉnh Kon Tum"; // so that local bodies have ids too
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(DANCHIEU_SHARED_DIR) / "corpus")) {
    if (entry.path().extension() != ".txt") {
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const std::string text = text::clean(bytes).text;
    std::vector<Citation> citations = find_citations(text);
    identify(citations, text, self);
    for (const Citation& citation : citations) {
      if (!citation.work || !seen.insert(citation.work->to_string()).second) {
        continue;
      }
      const std::string iri = citation.work->to_string();
      const auto again = WorkId::parse(iri);
      ASSERT_TRUE(again) << iri << " in " << entry.path().filename();
      ASSERT_EQ(*again, *citation.work) << iri << " in " << entry.path().filename();
      ASSERT_EQ(again->to_string(), iri);
    }
  }
  EXPECT_GT(seen.size(), 4'000U);
}

#endif

} // namespace
} // namespace danchieu::citation
