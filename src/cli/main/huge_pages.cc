#include "cli/main/huge_pages.h"

#include <cstdint>
#include <cstdlib>
#include <new>

#include <gperftools/malloc_extension.h>
#include <sys/mman.h>

namespace newsfold::cli {
namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;

class HugePages : public SysAllocator {
 public:
  void* Alloc(std::size_t size, std::size_t* given, std::size_t alignment) override {
    const std::size_t place = alignment < kHugePage ? kHugePage : alignment;
    if (size > SIZE_MAX - 2 * place) return nullptr;
    size = (size + kHugePage - 1) / kHugePage * kHugePage;
    void* const mapped =
        mmap(nullptr, size + place, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) return nullptr;
    char* const begin = static_cast<char*>(mapped);
    const std::size_t before = (place - reinterpret_cast<std::uintptr_t>(begin) % place) % place;
    if (before > 0) munmap(begin, before);
    if (before < place) munmap(begin + before + size, place - before);
#ifdef MADV_HUGEPAGE
    madvise(begin + before, size, MADV_HUGEPAGE);  // a wish: nothing depends on it
#endif
    if (given != nullptr) *given = size;
    return begin + before;
  }
};

}  // namespace

void use_huge_pages() {
  // Never destroyed: memory is asked for until the very end.
  alignas(HugePages) static char room[sizeof(HugePages)];
  MallocExtension::instance()->SetSystemAllocator(new (room) HugePages);
}

}  // namespace newsfold::cli
