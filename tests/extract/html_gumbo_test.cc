// The blocks' text against Gumbo's tree.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

#include "extract/html/page.h"
#include "newsfold/text/utf8.h"
#include "reference/gumbo_text.h"

namespace newsfold::extract::html {
namespace {

std::string own_text(std::string_view html) {
  return reference::visible_characters(read_page(html).text);
}

TEST(HtmlGumbo, SameTextOfBrokenPages) {
  if (!reference::has_gumbo()) GTEST_SKIP() << "built without libgumbo-dev";
  for (const std::string_view html : {
           "<p>a<b>b</p>c</b>d",
           "<div><a href=x><div>in</a>side</div>out",
           "</p>a</div></table>b<li>c<li>d</ul>",
           "<ul><li>a<ul><li>b</ul>c<li>d</ul>e",
           "<dl><dt>a<dd>b<dt>c</dl><h1>d<h2>e</h1>f",
           "<table><caption>a<tr><td>b<td>c<tr><th>d</table>e",
           "<table><tbody><tr><td><table><tr><td>a</table>b</table>c",
           "<button>a<button>b</button>c<form>d<form>e</form>f",
           "<select><option>a<optgroup><option>b</select>c<textarea><p>d</textarea>e",
           "<svg><title>a</title><desc>b</desc><p>c</svg>d<math><mi>e</math>f",
           "<svg><path/><g>a</g><div>b</div></svg>c",
           "<template><p>a</template>b<noscript>c</noscript>d",
           "<script><!--<script>a</script>--></script>b<style></p>c</style>d",
           "<title>a<b></title>b<plaintext>c</b><p>d",
           "<xmp><p>a</xmp>b<pre>\nc\n d</pre>e<listing>f</listing>",
           "<a href=x>a<a href=y>b</a>c<p>d</a>e<nobr>f<nobr>g",
           "a<br>b</br>c<hr>d<img alt=x>e<input value=x>f<wbr>g",
           "<html><head><body><p>a</body>b</html>c<head>d<frameset>",
           "&lt;p&gt;&amp;&nbsp;&shy;a&#8203;b<!--c--><!d><?e>f</ g>h",
           "<p><object><p>a</object>b<video>c</video><iframe><p>d</iframe>e",
       }) {
    EXPECT_EQ(own_text(html), reference::gumbo_text(html)) << html;
  }
}

std::string read_gzip(const std::string& path) {
  std::string bytes;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return bytes;
  char buffer[1 << 16];
  for (int n = 0; (n = gzread(file, buffer, sizeof buffer)) > 0;)
    bytes.append(buffer, static_cast<std::size_t>(n));
  gzclose(file);
  std::size_t replaced = 0;
  return text::is_valid(bytes) ? bytes : text::replace_invalid(bytes, replaced);
}

// Real pages may differ where a table's stray text moves above it, and in that alone.
TEST(HtmlGumbo, SameTextOfRealPages) {
  const std::filesystem::path folder =
      std::filesystem::path(NEWSFOLD_TESTS) / "../../shared/eval/extract/html/fundus_tests";
  if (!reference::has_gumbo()) GTEST_SKIP() << "built without libgumbo-dev";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not there";
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  std::size_t equal = 0, all = 0;
  for (std::size_t i = 0; i < paths.size(); i += 4) {  // a quarter: Gumbo is slow
    const std::string html = read_gzip(paths[i]);
    ++all;
    if (own_text(html) == reference::gumbo_text(html)) {
      ++equal;
    } else {
      std::printf("differs: %s\n", paths[i].c_str());
    }
  }
  EXPECT_GE(100 * equal, 98 * all) << equal << " of " << all;
}

}  // namespace
}  // namespace newsfold::extract::html
