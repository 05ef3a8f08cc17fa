#include "corpus/readers/rtf_tables.hpp"

namespace danchieu::corpus {

bool RtfTables::take(std::string_view word) {
  State& state = states_.back();
  if (word == "pard") {
    state.paragraph_inside = false;
  } else if (word == "intbl") {
    state.paragraph_inside = true;
  } else if (word == "trowd") {
    state.row_defined = true;
  } else if (word == "cell") {
    state.paragraph_inside = true;
    enter_cell();
    flow_.end_cell();
    state.cell = false;
  } else if (word == "nestcell") {
    enter_cell();
    flow_.end_paragraph();
  } else if (word == "row") {
    if (state.cell) {
      flow_.end_cell();
    }
    state.cell = state.row = state.row_defined = false;
  } else {
    return false;
  }
  return true;
}

void RtfTables::enter_cell() {
  State& state = states_.back();
  if (!state.paragraph_inside && !state.row_defined) {
    close();
    return;
  }
  if (!state.table) {
    flow_.begin_table();
    state.table = true;
  }
  if (!state.row) {
    flow_.begin_row();
    state.row = true;
  }
  if (!state.cell) {
    flow_.begin_cell();
    state.cell = true;
  }
}

void RtfTables::close() {
  State& state = states_.back();
  if (state.cell) {
    flow_.end_cell();
  }
  if (state.table) {
    flow_.end_table();
  }
  state.cell = state.row = state.table = false;
}

} // namespace danchieu::corpus
