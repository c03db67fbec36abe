// Which files are read, and what their names and the manifest tell.
#include <algorithm>
#include <filesystem>

#include "ingest/fixtures.h"
#include "ingest/manifest.h"
#include "ingest/source.h"

namespace newsfold::ingest {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> paths_below(const std::string& top, const std::vector<InputFile>& files) {
  std::vector<std::string> out;
  for (const InputFile& file : files) out.push_back(file.path.substr(top.size() + 1));
  return out;
}

TEST(Walk, SortsByBytesAndLeavesHiddenNamesOut) {
  const TemporaryDirectory directory;
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a-b.txt", ".hidden", ".git/x", "B.txt"}) {
    directory.write(name, "x");
  }
  std::vector<Issue> issues;
  const auto files = list_inputs({directory.path() + "//"}, issues);
  EXPECT_EQ(paths_below(directory.path(), files),
            (std::vector<std::string>{"B.txt", "a-b.txt", "a.txt", "a/z.txt", "b.txt"}));
  EXPECT_TRUE(issues.empty());
  for (const InputFile& file : files) EXPECT_EQ(file.collection, directory.path());
}

TEST(Walk, EachPathOnceWhateverTheOrderOfArguments) {
  const TemporaryDirectory directory;
  const std::string one = directory.write("d/1.txt", "x");
  const std::string& top = directory.path();
  std::vector<Issue> issues;
  const auto files = list_inputs({top, one, "-", top + "/d", "-"}, issues);
  const auto reversed = list_inputs({"-", top + "/d", one, top}, issues);
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].collection, top);
  EXPECT_EQ(files[1].path, "-");
  ASSERT_EQ(reversed.size(), 2u);
  EXPECT_EQ(reversed[0].collection, top);
}

TEST(Walk, LinksEndAndRealPathsWin) {
  const TemporaryDirectory directory, elsewhere;
  directory.write("z/real.txt", "x");
  elsewhere.write("other.txt", "x");
  fs::create_directory_symlink(directory.path() + "/z", directory.path() + "/a");
  fs::create_directory_symlink(directory.path(), directory.path() + "/z/loop");
  fs::create_directory_symlink(elsewhere.path(), directory.path() + "/outside");
  fs::create_symlink(elsewhere.path() + "/other.txt", directory.path() + "/file.txt");
  fs::create_symlink("nowhere", directory.path() + "/broken");
  std::vector<Issue> issues;
  const auto files = list_inputs({directory.path()}, issues);
  EXPECT_EQ(paths_below(directory.path(), files),
            (std::vector<std::string>{"file.txt", "outside/other.txt", "z/real.txt"}));
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].path, directory.path() + "/broken");
  EXPECT_EQ(issues[0].error.code, ErrorCode::kUnreadable);
}

TEST(Walk, MissingPathsAreNamed) {
  std::vector<Issue> issues;
  EXPECT_TRUE(list_inputs({"/nonexistent/a"}, issues).empty());
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].error.code, ErrorCode::kUnreadable);
}

TEST(Walk, NamesThatAreNotUtf8AreReadAndPrintedSafely) {
  const TemporaryDirectory directory;
  directory.write("caf\xe9.txt", "text");
  std::vector<Issue> issues;
  const auto files = list_inputs({directory.path()}, issues);
  ASSERT_EQ(files.size(), 1u);
  const Reading reading = read_file_as(files[0].path);
  ASSERT_EQ(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].provenance.path, directory.path() + "/caf\uFFFD.txt");
}

TEST(PathList, LinesOrNuls) {
  const TemporaryDirectory directory;
  const auto lines = read_path_list(directory.write("lines", "a b\r\n\nc\n-"), false);
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(lines.value(), (std::vector<std::string>{"a b", "c", "-"}));
  const auto nuls = read_path_list(directory.write("nuls", std::string("a\nb\0c\0", 6)), true);
  ASSERT_TRUE(nuls.ok());
  EXPECT_EQ(nuls.value(), (std::vector<std::string>{"a\nb", "c"}));
  EXPECT_FALSE(read_path_list(directory.path() + "/missing", false).ok());
}

TEST(Manifest, RowsWithAndWithoutHeader) {
  const std::string rows =
      "# a comment\n./b.txt\t\tB\r\na.txt\thttps://x.com/1\t\t2025-01-02\t2025-01-03\n";
  for (const std::string& text : {rows, "path\turl\tsource\tdate\tadded\n" + rows}) {
    const auto parsed = parse_manifest(text, "m");
    ASSERT_TRUE(parsed.ok()) << parsed.error().message;
    ASSERT_EQ(parsed.value().size(), 2u);
    EXPECT_EQ(parsed.value()[0].path, "a.txt");
    EXPECT_EQ(parsed.value()[0].url, "https://x.com/1");
    EXPECT_EQ(parsed.value()[0].date, "2025-01-02");
    EXPECT_EQ(parsed.value()[0].added, "2025-01-03");
    EXPECT_EQ(parsed.value()[1].path, "b.txt");
    EXPECT_EQ(parsed.value()[1].source, "B");
  }
}

TEST(Manifest, BadRowsAreNamedWithTheirLine) {
  for (const char* text : {"a\n\tb", "a\nb\t\t\t3 May", "a\nb\t1\t2\t2025-01-01\t4\t5"}) {
    const auto parsed = parse_manifest(text, "m.tsv");
    ASSERT_FALSE(parsed.ok()) << text;
    EXPECT_EQ(parsed.error().code, ErrorCode::kBadData);
    EXPECT_TRUE(parsed.error().message.starts_with("m.tsv:2: ")) << parsed.error().message;
  }
  EXPECT_FALSE(parse_manifest("a\n./a", "m").ok());
}

TEST(Manifest, FindsByPathOrInsideTheCollection) {
  const std::vector<ManifestRow> rows = {{"d/x.txt", "1", "", "", ""}, {"y.txt", "2", "", "", ""}};
  EXPECT_EQ(find_row(rows, {"./d//x.txt", "d"}), &rows[0]);
  EXPECT_EQ(find_row(rows, {"/data/y.txt", "/data/"}), &rows[1]);
  EXPECT_EQ(find_row(rows, {"other/y.txt", "oth"}), nullptr);
}

TEST(Manifest, FillsWhatTheRecordLeavesOpen) {
  const TemporaryDirectory directory;
  const std::string path = directory.write(
      "in.jsonl",
      "{\"text\":\"a\"}\n{\"text\":\"b\",\"url\":\"https://b.org/\",\"date\":\"2024-01-01\"}\n");
  const Reading reading =
      read_file_as(path, {}, {{path, "https://a.org/", "", "2025-01-01", "2025-01-02"}});
  ASSERT_EQ(reading.documents.size(), 2u);
  EXPECT_EQ(reading.documents[0].provenance.source, "a.org");
  EXPECT_EQ(reading.documents[0].date, to_day({2025, 1, 1}));
  EXPECT_EQ(reading.documents[1].provenance.hostname, "b.org");
  EXPECT_EQ(reading.documents[1].date, to_day({2024, 1, 1}));
  EXPECT_EQ(reading.documents[1].provenance.added, "2025-01-02");
}

TEST(Source, HostsOfUrls) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"https://www.Example.COM:8080/a?b", "example.com"},
      {"http://user:pw@news.example.co.uk", "news.example.co.uk"},
      {"//example.org/x", "example.org"},
      {"example.org/x", "example.org"},
      {"http://[2001:DB8::1]:80/", "[2001:db8::1]"},
      {"https://example.com./", "example.com"},
      {"https://www.com/", "www.com"},
      {"http://localhost/x", "localhost"},
      {"not a url", ""},
      {"file.html", ""},
      {"", ""},
      {"https://", ""},
      {"https://a b/", ""},
  };
  for (const auto& [url, host] : cases) EXPECT_EQ(host_of_url(url), host) << url;
}

TEST(Source, HostsInPaths) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"dumps/kyivindependent.com/2025/1.txt", "kyivindependent.com"},
      {"/data/www.Gazette.example.net/old.org/1.txt", "old.org"},
      {"dumps/example.com", ""},
      {"data/harbourledger.example/1.txt", "harbourledger.example"},
      {"dumps.old/v1.2/1.txt", ""},
      {"a/-x.com/1", ""},
      {"a/x..com/1", ""},
      {"a/.com/1", ""},
      {"./../1.txt", ""},
  };
  for (const auto& [path, host] : cases) EXPECT_EQ(host_in_path(path), host) << path;
}

TEST(Source, GivenBeforeManifestBeforeUrlBeforePathBeforeDirectory) {
  const ManifestRow row = {"", "", "Manifest Times", "", ""};
  FileProvenance file = file_provenance({"d/path.org/desk/1.txt", "d"}, &row, true);
  RawDocument document;
  document.provenance.source = "Given";
  document.provenance.url = "https://url.org/";
  complete(document, file);
  EXPECT_EQ(document.provenance.source, "Given");
  EXPECT_EQ(document.provenance.source_from, SourceFrom::kGiven);

  const auto expect = [&](const char* source, SourceFrom from) {
    document.provenance.source.clear();
    complete(document, file);
    EXPECT_EQ(document.provenance.source, source);
    EXPECT_EQ(document.provenance.source_from, from);
    document.provenance.source_from = SourceFrom::kNone;
  };
  expect("Manifest Times", SourceFrom::kManifest);
  file.row = nullptr;
  expect("url.org", SourceFrom::kUrl);
  document.provenance.url.clear();
  expect("path.org", SourceFrom::kHost);
  file.host.clear();
  expect("desk", SourceFrom::kDirectory);
  file = file_provenance({"d/desk/1.txt", "d"}, nullptr, false);
  expect("", SourceFrom::kNone);
}

}  // namespace
}  // namespace newsfold::ingest
