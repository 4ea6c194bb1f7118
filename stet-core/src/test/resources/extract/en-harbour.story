headline: Harbour wall to be raised by a metre
standfirst: Engineers expect the work to take two winters.
byline: By Ada Quill and Ben Marsh
authors: Ada Quill; Ben Marsh
language: en-GB
captions: The wall at low tide. Photograph: Ada Quill

TEXT The harbour wall will be raised by 1 metre, the council said in a report on Monday.
TEXT “It will hold,” said the harbour engineer, who has worked there for twenty years.
SUBHEADING What it costs
TEXT The work will cost £4.2m, most of it paid by the county and the rest by the port.
LIST_ITEM £3m for stone
LIST_ITEM £1.2m for labour
QUOTATION We would rather pay now than bail later.
TABLE_ROW Year | Flood
TABLE_ROW 1998 | 2.1 m
TABLE_ROW 2014 | 2.6 m
TEXT Work starts in October and the quay will stay open to small boats throughout.
NOTE Correction: an earlier version said the wall would rise by two metres.
