headline: La crue recule à Belleroche
standfirst: Les ponts rouvriront dans la journée.
byline: Par Lise Arnaud
authors: Lise Arnaud
language: fr
captions: 

TEXT La rivière a baissé de 40 centimètres dans la nuit, selon la préfecture du département.
TEXT « Le plus dur est passé », a déclaré le maire devant une centaine d'habitants réunis sur la place.
TEXT Les écoles rouvriront jeudi et les bus circuleront normalement dès demain matin.
NOTE Rectificatif : la baisse est de 40 et non de 60 centimètres.
