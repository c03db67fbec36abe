#include "newsfold/resolve/resolve.h"

namespace newsfold::resolve {

struct Resolver::Impl {};
Resolver::Resolver() : impl_(std::make_unique<Impl>()) {}
Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;
void Resolver::add(const std::vector<Entity>&, std::string_view) {}
void Resolver::finish() {}
std::vector<std::uint32_t> Resolver::entity_numbers(std::uint32_t) const { return {}; }
std::string_view Resolver::id(std::uint32_t) const { return {}; }
std::string_view Resolver::name(std::uint32_t) const { return {}; }
EntityType Resolver::type(std::uint32_t) const { return EntityType::kOther; }
std::vector<std::string> Resolver::decisions(std::uint32_t) const { return {}; }
std::vector<Entity> apply(const Resolver&, std::uint32_t, std::vector<Entity> entities) { return entities; }

}  // namespace newsfold::resolve
