#include "support/fault_vfs.h"

#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <vector>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace newsfold {
namespace {

struct Write {
  sqlite3_int64 offset = 0;
  std::string bytes;  // with truncates: nothing is written, the file ends at offset
  bool truncates = false;
};

struct Tracked {
  std::string durable;  // contents as of the last sync
  std::vector<Write> unsynced;
};

struct World {
  sqlite3_vfs* real = nullptr;
  std::map<std::string, Tracked> files;
  Fault fault = Fault::kNone;
  std::uint64_t at = 0, count = 0, seed = 0;
  bool struck = false;
};
World world;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What the next operation that changes a file comes to.
int next_operation() {
  ++world.count;
  const bool now = world.fault != Fault::kNone && world.count == world.at;
  world.struck = world.struck || now;
  switch (world.fault) {
    case Fault::kFailOnce:
      return now ? SQLITE_IOERR : SQLITE_OK;
    case Fault::kFull:
      return world.struck ? SQLITE_FULL : SQLITE_OK;
    case Fault::kKill:
    case Fault::kPowerLoss:
      return world.struck ? SQLITE_IOERR : SQLITE_OK;
    case Fault::kNone:
      break;
  }
  return SQLITE_OK;
}

struct File {
  sqlite3_file base;
  std::string* path;
  sqlite3_file* real;
};

File& self(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return self(file).real; }
Tracked& tracked(sqlite3_file* file) { return world.files[*self(file).path]; }

int close_file(sqlite3_file* file) {
  const int code = real(file)->pMethods->xClose(real(file));
  std::free(real(file));
  delete self(file).path;
  return code;
}
int read_file(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), out, count, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  if (const int code = next_operation(); code != SQLITE_OK) {
    return code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : code;
  }
  tracked(file).unsynced.push_back(
      {offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(count)),
       false});
  return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (next_operation() != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
  tracked(file).unsynced.push_back({size, {}, true});
  return real(file)->pMethods->xTruncate(real(file), size);
}
// Without the system's sync, which only costs time here.
int sync_file(sqlite3_file* file, int) {
  if (next_operation() != SQLITE_OK) return SQLITE_IOERR_FSYNC;
  tracked(file).durable = contents(*self(file).path);
  tracked(file).unsynced.clear();
  return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_lock(sqlite3_file* file, int* out) {
  return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file*) { return 512; }
int characteristics(sqlite3_file*) { return 0; }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int erase) {
  return real(file)->pMethods->xShmUnmap(real(file), erase);
}

constexpr sqlite3_io_methods kMethods = {
    2,         close_file,  read_file,  write_file, truncate_file, sync_file,       file_size,
    lock_file, unlock_file, check_lock, control,    sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,  nullptr,    nullptr};

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
  auto* inner =
      static_cast<sqlite3_file*>(std::calloc(1, static_cast<std::size_t>(world.real->szOsFile)));
  const int code = world.real->xOpen(world.real, path, inner, flags, out);
  if (code != SQLITE_OK) {
    std::free(inner);
    file->pMethods = nullptr;
    return code;
  }
  File& opened = self(file);
  opened.path = new std::string(path == nullptr ? "" : path);
  opened.real = inner;
  if (path != nullptr && !world.files.contains(path)) world.files[path] = {contents(path), {}};
  file->pMethods = &kMethods;
  return SQLITE_OK;
}
int delete_file(sqlite3_vfs*, const char* path, int sync) {
  if (next_operation() != SQLITE_OK) return SQLITE_IOERR_DELETE;
  world.files.erase(path);
  return world.real->xDelete(world.real, path, sync);
}
int access_file(sqlite3_vfs*, const char* path, int flags, int* out) {
  return world.real->xAccess(world.real, path, flags, out);
}
int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  return world.real->xFullPathname(world.real, path, size, out);
}

sqlite3_vfs make_vfs() {
  world.real = sqlite3_vfs_find(nullptr);
  sqlite3_vfs out = *world.real;
  out.iVersion = 2;
  out.szOsFile = sizeof(File);
  out.zName = FaultFileSystem::name();
  out.pNext = nullptr;
  out.xOpen = open_file;
  out.xDelete = delete_file;
  out.xAccess = access_file;
  out.xFullPathname = full_path;
  return out;
}
sqlite3_vfs vfs;

std::string after_power_loss(const Tracked& file, std::mt19937_64& random) {
  std::string out = file.durable;
  for (const Write& write : file.unsynced) {
    if (random() % 2 == 0) continue;
    const auto offset = static_cast<std::size_t>(write.offset);
    if (write.truncates) {
      out.resize(offset);
      continue;
    }
    if (out.size() < offset + write.bytes.size()) out.resize(offset + write.bytes.size());
    out.replace(offset, write.bytes.size(), write.bytes);
  }
  return out;
}

}  // namespace

FaultFileSystem::FaultFileSystem() {
  vfs = make_vfs();
  world.files.clear();
  world.fault = Fault::kNone;
  world.count = 0;
  sqlite3_vfs_register(&vfs, 0);
}

FaultFileSystem::~FaultFileSystem() { sqlite3_vfs_unregister(&vfs); }

void FaultFileSystem::strike(Fault fault, std::uint64_t at, std::uint64_t seed) {
  world.fault = fault;
  world.at = at;
  world.count = 0;
  world.seed = seed;
  world.struck = false;
}

std::uint64_t FaultFileSystem::operations() const { return world.count; }

void FaultFileSystem::settle() {
  if (world.fault == Fault::kPowerLoss && world.struck) {
    std::mt19937_64 random(world.seed);
    for (const auto& [path, file] : world.files) {
      std::ofstream(path, std::ios::binary | std::ios::trunc) << after_power_loss(file, random);
      ::unlink((path + "-shm").c_str());
    }
  }
  world.files.clear();
  world.fault = Fault::kNone;
}

}  // namespace newsfold
