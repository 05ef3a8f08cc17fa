#pragma once

namespace danchieu::query {

/// How much each kind of match weighs; measured by bench/quality on judged questions.
struct Ranking {
  double k1 = 0.5;
  double b = 0.6;
  double title = 0.3;      ///< the words of the question in title, number, type, issuer and place of the work
  double heading = 0.3;    ///< a word of the question in the headings of the provision
  double pair = 1.0;       ///< two neighbours of the question side by side in the text
  double definition = 1.0; ///< "X là" and the heading "Giải thích từ ngữ", when the question asks what X is
  double other = 0.7;      ///< what the words of the question are also called: abbreviations, expansions, legal terms
  double titled = 0.8;     ///< share taken back, between the provisions of a work, of what the words of its title weigh
  double expired = 0.85;   ///< factor on works that are no longer in force
  double citations = 0.005; ///< bonus for each doubling of the number of citing works
  double age = 0.0005;     ///< loss for each year since the document was issued, at most 20 years
};

} // namespace danchieu::query
