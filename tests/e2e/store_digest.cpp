// store_digest DB: one sum of all that the generation in service says (tests/indexer/store_dump.hpp), whatever the order
// in which it was written; for tests that compare a disturbed run with an undisturbed one.

#include "corpus/error.hpp"
#include "corpus/store_layout.hpp"
#include "tests/indexer/store_dump.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("store_digest DB\n", stderr);
    return 2;
  }
  try {
    std::puts(danchieu::corpus::sha256_hex(danchieu::tests::dump_store(argv[1])).c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "store_digest: %s\n", error.what());
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "store_digest: %s\n", error.get_description().c_str());
  }
  return 3;
}
