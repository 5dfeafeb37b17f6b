/** One line in a learner's own words. Written for the sample. */
export const lines = [
  "I like to find out why it broke.",
  "Numbers make sense when I can see them.",
  "I ask a lot of questions, and I mean every one.",
  "Give me a problem that takes all week.",
  "I learn best when I can teach someone else.",
  "I would rather build it than read about it.",
  "I am quiet first and full of ideas later.",
  "Math is better with music in my head.",
  "I want to know what the numbers are for.",
  "I do not give up on puzzles.",
  "I notice things other people walk past.",
  "My best ideas come when I am walking.",
  "I am proud of how far I got last year.",
  "I like to be asked what I think.",
  "Mistakes are how I get the good ideas.",
  "I keep promises, even small ones.",
  "I like it when everyone understands.",
  "I want to see the whole map first.",
  "I laugh a lot and I work hard.",
  "I remember things I have done with my hands.",
  "I am better at this than I was in May.",
  "I like rules that I helped to make.",
  "Tell me the hard part first.",
  "I like to finish what I start.",
] as const;

export const linesInSpanish = [
  "Me gusta construir cosas y saber por qué fallan.",
  "Aprendo mejor cuando puedo explicarlo en español.",
  "Pregunto mucho porque quiero entender de verdad.",
  "En mi casa cocinamos y medimos todo a ojo, y sale bien.",
  "Hablo poco hasta que encuentro un buen problema.",
  "Me gusta ayudar a los que acaban de llegar.",
  "Con un dibujo entiendo casi todo.",
  "Quiero saber para qué sirven los números.",
  "No me rindo fácil.",
  "Mi abuela dice que pienso con las manos.",
] as const;

export const youngLines = [
  "I like big numbers.",
  "I can read to the end by myself now.",
  "I want to know how volcanoes work.",
  "I like when we do math with blocks.",
  "I am a good helper.",
  "I draw better every day.",
  "I like to be line leader and door holder.",
  "My favorite is fractions with pizza.",
  "I ask why a lot.",
  "I can wait for my turn.",
  "I like stories with maps.",
  "I want to build a robot dog.",
  "I am fast and I am kind.",
  "I like quiet reading time.",
  "I can count in two languages.",
  "I like to try it myself first.",
] as const;

export const youngLinesInSpanish = [
  "Me gustan los números grandes.",
  "Sé contar en dos idiomas.",
  "Quiero hacer un perro robot.",
  "Me gusta leerle a mi hermanito.",
  "Dibujo mapas de islas.",
  "Pregunto mucho por qué.",
] as const;

export const hopes = [
  "I want to be somebody who builds bridges that last.",
  "I hope to be the first in my family to study engineering.",
  "I want to run a bakery and do my own books.",
  "I hope to make games that teach.",
  "I want to be a nurse who explains things well.",
  "I hope this year math feels like something I can do.",
  "I want to speak in front of people without notes.",
  "I hope to take care of animals.",
] as const;

/** What a family knows and tells the school. */
export const familyKnowledge = [
  { worksAtHome: "A short walk before homework, then the hard task first." },
  { worksAtHome: "We cook together and measure. Fractions make sense with cups." },
  { worksAtHome: "Let the first answer be wrong. The second one is usually right." },
  {
    worksAtHome: "A list on paper works better than reminders on the phone.",
    hopes: "We hope for friends who like the same things.",
  },
  { worksAtHome: "Explaining the day to a grandparent on the phone, every evening." },
  { story: "We fixed the old radio together this summer. Every part got a name and a drawing." },
  {
    worksAtHome: "Quiet until seven, then everything comes out at once. Please wait for it.",
    hopes: "More chances to lead.",
  },
  { worksAtHome: "Board games with real rules. Losing is fine now; it took a while." },
  { worksAtHome: "Music on while practicing, and a timer that we both can see." },
  { story: "Last winter we moved twice. School was the one place that stayed the same." },
  { worksAtHome: "Ask for a drawing. It shows more than a page of words." },
  { worksAtHome: "Praise the plan, not the speed.", hopes: "That asking for help feels normal." },
  { worksAtHome: "Ten minutes with the dog first. Then reading goes well." },
  { worksAtHome: "We look at mistakes together on Saturdays, with pancakes." },
] as const;

export const familyKnowledgeInSpanish = [
  { worksAtHome: "Primero merienda, después la tarea. Con el estómago lleno piensa mejor." },
  { worksAtHome: "Le ayuda explicarle a su abuelo en español lo que aprendió." },
  { worksAtHome: "Cocinamos juntos y medimos. Así entendió las fracciones.", hopes: "Que pueda pedir ayuda sin pena." },
  { story: "Este verano arreglamos la radio vieja con el abuelo. Cada pieza tiene su nombre." },
  { worksAtHome: "Una lista corta en papel. Tachar cada cosa le da ánimo." },
  { worksAtHome: "Déjele unos minutos antes de contestar. Siempre tiene algo bueno que decir." },
  { worksAtHome: "Lee mejor en voz alta, con la hermana al lado.", hopes: "Que siga leyendo en los dos idiomas." },
  { story: "Llegamos hace tres años. El primer amigo lo hizo jugando ajedrez en el recreo." },
] as const;
