headline: Regionalbahn hält wieder in Auental
standfirst: Nach drei Jahren Umbau ist der Bahnhof wieder offen.
byline: Von Jana Thiel
authors: Jana Thiel
language: de
captions: Der neue Bahnsteig am Morgen

TEXT Seit Montag halten die Züge der Linie 12 wieder in Auental, wie die Bahn mitteilte.
TEXT „Wir haben lange gewartet“, sagte die Bürgermeisterin bei der Eröffnung am Vormittag.
SUBHEADING Neue Aufzüge
TEXT Zwei Aufzüge führen nun zu den Gleisen, dazu kommen überdachte Stellplätze für Fahrräder.
NOTE Korrektur: In einer früheren Fassung stand, es seien drei Aufzüge.
