# SPDX-License-Identifier: Apache-2.0
"""Reads feeds with feedparser, as many feed readers do, and says what is wrong with each: read.py ADDRESS..."""
import sys

import feedparser

faults = 0
for address in sys.argv[1:]:
    feed = feedparser.parse(address)
    wrong = []
    if feed.bozo:
        wrong.append("not well: %r" % feed.bozo_exception)
    if feed.get("status") != 200:
        wrong.append("status %s" % feed.get("status"))
    if not feed.version.startswith(("atom10", "rss20")):
        wrong.append("read as %r" % feed.version)
    if not feed.entries:
        wrong.append("no entries")
    if not feed.feed.get("title"):
        wrong.append("no title")
    if len({entry.get("id") for entry in feed.entries}) != len(feed.entries):
        wrong.append("an id twice")
    for entry in feed.entries:
        for part in ("id", "title", "link", "author", "published_parsed"):
            if not entry.get(part):
                wrong.append("an entry without %s" % part)
        if not entry.get("content"):
            wrong.append("an entry without content")
        if any("<script" in content.value.lower() or "onerror" in content.value.lower() and "<img" in content.value.lower()
               for content in entry.get("content", [])):
            wrong.append("an entry with live markup of the article's: " + entry.content[0].value[:200])
    for fault in sorted(set(wrong)):
        faults += 1
        print("%s: %s" % (address, fault))
sys.exit(1 if faults else 0)
