headline: Un telescopio ve nacer una estrella
standfirst: El hallazgo se hizo con datos de dos noches.
byline: Por Inés Robles
authors: Inés Robles
language: es
captions: 

TEXT Un equipo de astrónomos ha visto por primera vez el momento en que se enciende una estrella.
TEXT La señal duró once minutos y llegó desde una nube de polvo a mil años luz de distancia.
LIST_ITEM Distancia: 1.000 años luz
LIST_ITEM Duración: once minutos
TEXT El trabajo se publicará en mayo y sus datos estarán abiertos a cualquiera.
