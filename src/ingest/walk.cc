// Which files the paths of a command line mean.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>

#include <dirent.h>
#include <sys/stat.h>

#include "newsfold/base/files.h"
#include "newsfold/ingest/ingest.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

enum class Kind { kFile, kDirectory, kLink, kOther, kUnknown };

Kind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return Kind::kFile;
  if (S_ISDIR(mode)) return Kind::kDirectory;
  return S_ISLNK(mode) ? Kind::kLink : Kind::kOther;
}

Kind kind_of(const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG:
      return Kind::kFile;
    case DT_DIR:
      return Kind::kDirectory;
    case DT_LNK:
      return Kind::kLink;
    case DT_UNKNOWN:
      return Kind::kUnknown;
    default:
      return Kind::kOther;
  }
}

std::string printable(const std::string& path) {
  std::size_t replaced = 0;
  return text::replace_invalid(path, replaced);
}

// Collects the files below directories. Links to directories are followed after everything that is
// there by itself, each directory once, so that loops end and a real path wins over a linked one.
class Walker {
 public:
  Walker(std::vector<InputFile>& files, std::vector<Issue>& issues)
      : files_(files), issues_(issues) {}

  void add(const std::string& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return fail(path, std::strerror(errno));
    if (!S_ISDIR(about.st_mode)) {
      files_.push_back({path, path});
      return;
    }
    std::string top = path;
    while (top.size() > 1 && top.ends_with('/')) top.pop_back();
    walk(top, top);
    while (!links_.empty()) {
      const std::set<std::string> links = std::exchange(links_, {});
      for (const std::string& link : links) walk(link, top);
    }
    visited_.clear();
  }

 private:
  void walk(const std::string& top, const std::string& collection) {
    std::vector<std::string> pending = {top};
    while (!pending.empty()) {
      const std::string directory = std::move(pending.back());
      pending.pop_back();
      if (enter(directory)) list(directory, collection, pending);
    }
  }

  bool enter(const std::string& directory) {
    struct stat about {};
    if (::stat(directory.c_str(), &about) != 0) {
      fail(directory, std::strerror(errno));
      return false;
    }
    return visited_.insert({about.st_dev, about.st_ino}).second;
  }

  void list(const std::string& directory, const std::string& collection,
            std::vector<std::string>& pending) {
    DIR* stream = ::opendir(directory.c_str());
    if (stream == nullptr) return fail(directory, std::strerror(errno));
    const std::string prefix = directory.ends_with('/') ? directory : directory + "/";
    errno = 0;
    for (const dirent* entry = ::readdir(stream); entry != nullptr; entry = ::readdir(stream)) {
      if (entry->d_name[0] != '.') {
        add_entry(prefix + entry->d_name, kind_of(*entry), collection, pending);
      }
      errno = 0;
    }
    if (errno != 0) fail(directory, std::strerror(errno));
    ::closedir(stream);
  }

  void add_entry(const std::string& path, Kind kind, const std::string& collection,
                 std::vector<std::string>& pending) {
    struct stat about {};
    const bool is_link =
        kind == Kind::kLink ||
        (kind == Kind::kUnknown && ::lstat(path.c_str(), &about) == 0 && S_ISLNK(about.st_mode));
    if (is_link || kind == Kind::kUnknown) {
      if (::stat(path.c_str(), &about) != 0) return fail(path, std::strerror(errno));
      kind = kind_of(about.st_mode);
    }
    if (kind == Kind::kFile) {
      files_.push_back({path, collection});
    } else if (kind == Kind::kDirectory && is_link) {
      links_.insert(path);
    } else if (kind == Kind::kDirectory) {
      pending.push_back(path);
    } else {
      fail(path, "not a regular file");
    }
  }

  void fail(const std::string& path, const std::string& why) {
    issues_.push_back({printable(path), 0, {ErrorCode::kUnreadable, why}});
  }

  std::vector<InputFile>& files_;
  std::vector<Issue>& issues_;
  std::set<std::pair<dev_t, ino_t>> visited_;  // below the current top
  std::set<std::string> links_;                // to directories, not yet followed
};

bool before(const InputFile& a, const InputFile& b) {
  return std::pair(std::string_view(a.path), std::string_view(a.collection)) <
         std::pair(std::string_view(b.path), std::string_view(b.collection));
}

}  // namespace

std::vector<InputFile> list_inputs(const std::vector<std::string>& paths,
                                   std::vector<Issue>& issues) {
  std::vector<InputFile> files;
  const std::size_t first_issue = issues.size();
  Walker walker(files, issues);
  for (const std::string& path : paths) {
    if (path != "-") walker.add(path);
  }
  std::sort(files.begin(), files.end(), before);
  files.erase(std::unique(files.begin(), files.end(),
                          [](const InputFile& a, const InputFile& b) { return a.path == b.path; }),
              files.end());
  std::sort(issues.begin() + static_cast<std::ptrdiff_t>(first_issue), issues.end(),
            [](const Issue& a, const Issue& b) { return a.path < b.path; });
  if (std::find(paths.begin(), paths.end(), "-") != paths.end()) files.push_back({"-", "-"});
  return files;
}

}  // namespace newsfold::ingest
