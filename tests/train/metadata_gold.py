#!/usr/bin/env python3
"""metadata_gold.py SET.jsonl.gz [PAGES.jsonl] > GOLD.jsonl: what real pages declare of themselves, to learn from.

SET has rows with "id", "html_path" (gzipped pages beside it) and perhaps "title" (for pages that declare no headline). A row {"id","title","date","authors"} is written where the
page declares a date in JSON-LD or in a meta element; fields nobody declares are left out. Only pages whose declarations agree on the
day are used: a page that contradicts itself teaches nothing. PAGES gets {"id","url","html"}, the pages without what they declare.
"""
import gzip, html, json, os, re, sys

LD = re.compile(r'<script[^>]*application/ld\+json[^>]*>(.*?)</script\s*>', re.S | re.I)
META = re.compile(r'<meta\b[^>]*>', re.I)
ATTRIBUTE = re.compile(r'([\w:-]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
HIDDEN = re.compile(r'<meta\b[^>]*(?:title|date|time|author|published|modified|parsely|sailthru|dc\.|creator)[^>]*>', re.I)
DATE_NAMES = {'article:published_time', 'og:article:published_time', 'datepublished', 'date', 'dc.date', 'dc.date.issued', 'pubdate',
              'publishdate', 'publish-date', 'parsely-pub-date', 'sailthru.date', 'dcterms.created', 'dc.date.created', 'article.published',
              'cxenseparse:recs:publishtime', 'last-publish-date'}
AUTHOR_NAMES = {'author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl'}


def nodes(value):
    if isinstance(value, list):
        for x in value:
            yield from nodes(x)
    elif isinstance(value, dict):
        yield value
        for key in ('@graph', 'mainEntity', 'mainEntityOfPage'):
            if isinstance(value.get(key), (list, dict)):
                yield from nodes(value[key])


def names(value):
    for x in value if isinstance(value, list) else [value]:
        x = x.get('name') if isinstance(x, dict) else x
        yield from (y for y in (x if isinstance(x, list) else [x]) if isinstance(y, str))


def declared(page):
    days, authors, title = set(), set(), None
    for m in LD.finditer(page):
        try:
            found = list(nodes(json.loads(m[1], strict=False)))
        except ValueError:
            continue
        for node in found:
            if not node.get('headline') and 'Article' not in str(node.get('@type')) and 'Posting' not in str(node.get('@type')):
                continue
            if isinstance(node.get('headline'), str) and not title:
                title = node['headline'].strip()
            if re.match(r'\d{4}-\d\d-\d\d', str(node.get('datePublished'))):
                days.add(node['datePublished'][:10])
            authors |= set(names(node.get('author') or []))
    if not days:
        for tag in META.findall(page):
            a = {k.lower(): html.unescape(v or w) for k, v, w in ATTRIBUTE.findall(tag)}
            key = (a.get('property') or a.get('name') or a.get('itemprop') or '').lower()
            if key in DATE_NAMES and re.match(r'\d{4}-\d\d-\d\d', a.get('content', '')):
                days.add(a['content'][:10])
            if key in AUTHOR_NAMES and a.get('content'):
                authors.add(a['content'])
    authors = sorted({a.strip() for a in authors if a.strip() and not a.startswith('http')})
    return days, authors, title


def read(path):
    data = gzip.open(path).read()
    try:
        return data.decode('utf8')
    except UnicodeDecodeError:
        return data.decode('latin1')


if __name__ == '__main__':
    here = os.path.dirname(os.path.abspath(sys.argv[1]))
    pages = open(sys.argv[2], 'w', encoding='utf8') if len(sys.argv) > 2 else None
    for row in map(json.loads, gzip.open(sys.argv[1], 'rt', encoding='utf8')):
        path = os.path.join(here, row.get('html_path') or '')
        page = read(path) if os.path.isfile(path) else ''
        days, authors, title = declared(page)
        gold = {'id': row['id'], 'title': title or row.get('title'), 'date': days.pop() if len(days) == 1 else None, 'authors': authors}
        print(json.dumps(gold, ensure_ascii=False))
        if pages:
            bare = {'id': row['id'], 'url': row.get('url'), 'html': HIDDEN.sub('', LD.sub('', page))}
            print(json.dumps(bare, ensure_ascii=False), file=pages)
