"""Given names common in France, folded: a capital and one of these make a person's name. Not a list of anyone."""

PRENOMS = frozenset(
    """
adam adele adrien agathe agnes ahmed aicha alain alban albert alex alexandra alexandre alexia alexis ali
alice aline alix amandine amelie amina amine anais andre andrea angelique anissa anita anna anne annick
annie anthony antoine antonin antonio ariane arnaud arthur assia astrid aude audrey augustin aurelie
aurelien axel ayoub aziz baptiste barbara bastien beatrice benjamin benoit bernadette bernard bertrand bilal
boris brahim brigitte bruno camille carine carla carlos carole caroline catherine cecile cedric celia celine
chantal charlene charles charlotte chloe christelle christian christine christophe claire clara claude
claudine clemence clement coline colette corentin corinne coralie cyril cyrille damien daniel daniele david
deborah delphine denis denise diane didier djamila dominique dorian dylan edith edouard eleonore elena
eliane elias elisa elisabeth elise elodie eloise elsa emeline emilie emma emmanuel emmanuelle enzo eric
erika ernest estelle esther ethan etienne eugenie eva eve evelyne fabien fabienne fabrice fanny farid fatiha
fatima fatou fatoumata felix ferdinand fernand fernando flavie florence florent florian france francine
francis franck francois francoise frederic frederique gabriel gabrielle gael gaelle gaetan gaston genevieve
geoffrey georges gerald geraldine gerard germain ghislaine gilbert gilles gisele giulia gregoire gregory
guillaume gustave guy gwenaelle habib hakim halima hamid hamza hanane hassan helene henri henriette herve
hichem houria hubert hugo hugues ibrahim ilyes ines ingrid irene iris isabelle ismael jacqueline jacques
jade jamel jamila janine jean jeanine jeanne jennifer jeremy jerome jessica jessy joan joel joelle johan
johanna jonathan jordan jorge jose joseph josephine josette josiane joyce juan judith jules julia julie
julien juliette justin justine karen karim karima karine katia kevin khadija khaled kylian laetitia laila
lamia lara laura laure laurence laurent lea leila lena leo leon leonie lili lilian liliane lina linda lionel
lisa loic lola lorenzo lou louis louise luc lucas lucie lucien lucienne ludivine ludovic luis lydia lydie
madeleine maelle maeva magali mahmoud malika malik mamadou manon manuel marc marcel marcelle margaux margot
maria mariam marianne marie marina marine mario marion marjorie marlene marthe martin martine maryline
maryse mateo mathieu mathilde mathis matteo matthias matthieu maud maurice max maxence maxime mehdi melanie
melissa melina michael michel michele micheline mickael miguel mireille mohamed mohammed monique morgane
mounir mourad moussa mustapha myriam mylene nabil nadege nadia nadine naima nassim natacha nathalie nathan
nawel nicolas nicole nina noa noah noel noemie nora norbert nordine odette odile olga olivia olivier omar
oscar oumar ousmane pascal pascale patrice patricia patrick paul paula paulette pauline pedro perrine
philippe pierre pierrick quentin rachel rachid rachida raphael raymond raymonde rebecca regine regis remi
remy renaud rene renee richard robert roberto robin rodolphe rodrigue roger roland romain romane romuald
rosa rose roxane ruben sabine sabrina said salima salma samia samir samira samuel sandra sandrine sara sarah
sebastien selma serena serge severine simon simone sofia sofiane soizic solange solene sonia sophie souad
stephane stephanie steve steven sullivan suzanne suzy sylvain sylvia sylviane sylvie tania tatiana teddy
thea theo theophile therese thibault thibaut thierry thomas timothee tiphaine titouan tom tony ulysse
valentin valentine valerie vanessa veronique victor victoria vincent violette virginie vivien viviane wahid
walid wilfried william xavier yacine yann yannick yasmina yasmine yassine yohan yolande youcef youssef yvan
yves yvette yvonne zahra zakaria zineb zoe zoubida
""".split())  # noqa: SIM905 - a list of words is read as words
