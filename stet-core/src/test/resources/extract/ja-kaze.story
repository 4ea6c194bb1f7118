headline: 港町に新しい図書館が開館
standfirst: 
byline: 
authors: 
language: ja
captions: 

TEXT 港町の中心部に新しい図書館が開館し、初日から多くの市民が訪れた。
TEXT 館内には約十万冊の本が並び、海を見渡せる読書室も設けられている。
TEXT 「子どもたちに静かな場所を贈りたかった」と館長は語った。
