#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace danchieu::indexer {

/// Writes all of a database anew into a new folder, synced to the disk. Throws danchieu::Error; the folder may then be
/// there in part.
void compact_database(const std::filesystem::path& from, const std::filesystem::path& to);

/// The same without the lists of each document's terms, nearly half of an index: they serve writers alone.
void compact_for_readers(const std::filesystem::path& from, const std::filesystem::path& to);

/// The way back: a database that can be written to, from one that readers use.
void copy_for_writing(const std::filesystem::path& from, const std::filesystem::path& to);

/// Checks the structure of every table. Throws danchieu::Error when one is damaged.
void require_sound(const std::filesystem::path& database);

/// Whether a folder holds a Xapian database with at least one commit.
bool holds_database(const std::filesystem::path& folder);

std::uintmax_t folder_bytes(const std::filesystem::path& folder);

/// Makes the next generation from DIR/work and names it `current`; removes all but the newest sound one before it.
/// In this order, each step on the disk before the next: the tables, the manifest, the folder's name, the link.
void make_generation(const std::filesystem::path& dir, const std::map<std::string, std::uint64_t>& counts,
                     const std::string& created);

/// Number of the generation that `current` names (or would, had its making not been cut short); 0 when there is none.
std::uint64_t current_generation(const std::filesystem::path& dir);

/// The commit that the current generation holds; 0 when there is none, or when it is damaged.
std::uint64_t published_serial(const std::filesystem::path& dir);

/// Removes folders of generations whose making was cut short.
void remove_unfinished_generations(const std::filesystem::path& dir);

} // namespace danchieu::indexer
