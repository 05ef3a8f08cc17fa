#include "indexer/known_files.hpp"

#include "corpus/readers/foreign.hpp"

#include <gtest/gtest.h>

namespace danchieu::indexer {
namespace {

FileIdentity file() {
  FileIdentity identity;
  identity.path = "b.zip";
  identity.location = "/kho/b.zip";
  identity.sha256 = "9f86";
  return identity;
}

FileEntry entry() {
  FileEntry entry;
  entry.path = file().path;
  entry.location = file().location;
  entry.sha256 = file().sha256;
  entry.program = program_id();
  return entry;
}

/// Reads the same file in run after run, each time with this outcome; in which run it is left alone.
int first_run_that_leaves_it(const FileEntry& outcome) {
  FileEntry held = outcome;
  for (int run = 1; run < 10; ++run) {
    KnownFiles known;
    if (run > 1) known.add(FileEntry(held));
    if (known.judge(file()) == KnownFiles::Verdict::unchanged) return run;
    held = outcome;
    known.judge_failures(file(), held);
    held = decode_entry(encode_entry(held)); // as the store keeps it
  }
  return 0;
}

TEST(KnownFiles, FailuresOfABundleAreTriedAgainForAsLongAsTheyMayPass) {
  struct Case {
    const char* reason;
    int left_alone_in; // run; the first reads it
  };
  for (const Case& each : {Case{"", 2}, Case{"corrupt", 2}, Case{"unsupported", 2}, Case{"timeout", 4}, Case{"memory", 4}, Case{"crashed", 4}, Case{"unreadable", 0}}) {
    FileEntry bundle = entry();
    bundle.members = {{"a.docx", "", "", ""}, {"b.pdf", each.reason, "why", "what to do"}};
    EXPECT_EQ(first_run_that_leaves_it(bundle), each.left_alone_in) << each.reason << " of a member";
    FileEntry single = entry();
    single.failed = *each.reason != '\0';
    single.reason = each.reason;
    EXPECT_EQ(first_run_that_leaves_it(single), each.left_alone_in) << each.reason;
  }
}

TEST(KnownFiles, WhatAProgramMightReadIsReadAgainWhenTheProgramsChange) {
  FileEntry scan = entry();
  scan.failed = true;
  scan.reason = "unsupported";
  scan.programs = corpus::foreign_programs() + " another";
  KnownFiles known;
  known.add(std::move(scan));
  EXPECT_EQ(known.judge(file()), KnownFiles::Verdict::analyse);
}

TEST(KnownFiles, TheLastTryIsSaidToBeTheLast) {
  FileEntry slow = entry();
  slow.failed = true;
  slow.reason = "timeout";
  slow.tries = 2;
  KnownFiles known;
  known.add(FileEntry(slow));
  known.judge_failures(file(), slow);
  EXPECT_EQ(slow.tries, 3);
  EXPECT_NE(slow.hint.find("not tried again"), std::string::npos) << slow.hint;
}

} // namespace
} // namespace danchieu::indexer
