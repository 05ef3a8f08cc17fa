#pragma once

namespace danchieu::query {

/// How much each kind of match weighs; measured by bench/quality on judged questions.
struct Ranking {
  double k1 = 1.2;
  double b = 0.75;
  double title = 0.5;      ///< a word of the question in the title, number, type or issuer of the work
  double heading = 0.5;    ///< in the heading of the provision
  double pair = 0.5;       ///< two neighbours of the question side by side in the text
  double folded = 0;       ///< the same word with other marks; added nothing on judged questions and costs time
  double expired = 0.8;    ///< factor on works that are no longer in force
  double citations = 0.02; ///< bonus for each doubling of the number of citing works
};

} // namespace danchieu::query
