"""The demo's pages: none of them is there where it is not the demo, for anybody. What they do in it: tests/demo/."""

from tests.matrix import Row

ROWS = {
    "demo/": Row("/demo/", anyone=404),
    "demo/as/": Row("/demo/as/", anyone=404, post={"who": "priya.derby@example.gov.uk"}),
    "demo/inbox/": Row("/demo/inbox/", anyone=404),
    "demo/inbox/empty/": Row("/demo/inbox/empty/", anyone=404, post={}),
}
