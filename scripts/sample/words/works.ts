/** Goals, in the learner's words, with the steps that lead there. */
export const goals = [
  {
    statement: "Show every step in math",
    why: "My answers are right more often when I can see how I got there.",
    steps: [
      "Use one page for one problem",
      "Write a reason beside each step",
      "Check with a partner",
      "One full solution a day for a month",
      "Explain one to the class",
    ],
  },
  {
    statement: "Ask for help in the first ten minutes",
    why: "I used to wait until the end.",
    steps: [
      "Pick a signal with my teacher",
      "Use it once a week",
      "Use it whenever I am stuck",
      "Tell a friend how it went",
    ],
  },
  {
    statement: "Read one book a month that I choose",
    steps: ["Get a library card", "Choose three books", "Finish the first one", "Write two lines about each"],
  },
  {
    statement: "Build a weather station for the garden",
    why: "I want real data of my own.",
    steps: [
      "Choose two sensors",
      "Draw the box",
      "Measure for a week",
      "Plot it",
      "Compare with the airport",
      "Show it at the fair",
    ],
  },
  {
    statement: "Speak in front of the class once a month",
    steps: ["Practice at home", "Speak to a small group", "Speak for one minute", "Speak for three minutes"],
  },
  {
    statement: "Run a mile without stopping",
    steps: ["Run to the corner", "Run half a mile", "Three times a week", "The whole mile"],
  },
  {
    statement: "Help at the food pantry twice a month",
    steps: ["Ask my family", "Sign up", "First Saturday", "Bring a friend"],
  },
  {
    statement: "Write notes I can use later",
    steps: ["Date each page", "A box for the main idea", "A question at the end"],
  },
  {
    statement: "Learn to code a small game",
    steps: ["Finish the first tutorial", "Make something move", "Keep score", "Let a friend play it"],
  },
  {
    statement: "Teach my brother one thing a week",
    steps: ["Choose the first thing", "Make it short", "Ask him to teach it back"],
  },
  {
    statement: "Finish my science project early for once",
    steps: ["Choose the question", "Plan four weeks", "Collect data", "Write it up a week before"],
  },
] as const;

export const youngGoals = [
  {
    statement: "Read a chapter book to the end",
    steps: ["Choose a book", "Read ten minutes a day", "Tell someone about it"],
  },
  {
    statement: "Know my times tables to ten",
    steps: ["Twos, fives and tens", "Threes and fours", "Sixes", "Sevens, eights and nines"],
  },
  {
    statement: "Write a story with a map",
    steps: ["Draw the map", "Choose who lives there", "Write the beginning", "Write the end"],
  },
  { statement: "Swim across the pool", steps: ["Float", "Kick with a board", "Half the pool", "All the way"] },
  { statement: "Say hello to someone new each week", steps: ["Week one", "Week two", "Week three", "Week four"] },
  { statement: "Tell time on a clock with hands", steps: ["Hours", "Half hours", "Five minutes", "Every minute"] },
] as const;

/** Works that somebody is proud of, and why. */
export const bests = [
  {
    title: "A bridge that held 40 pounds",
    why: "The third one broke. That one taught me the most.",
    subject: "Science",
  },
  { title: "A proof with no gaps", why: "I found the missing step two days later.", subject: "Mathematics" },
  { title: "My block as a scale map", why: "Every house is where it is.", subject: "Social Studies" },
  {
    title: "A song in three parts",
    why: "We wrote it together and nobody gave up.",
    subject: "Fine and Performing Arts",
  },
  { title: "How vaccines work, in one comic", why: "My little cousin understood it.", subject: "Science" },
  { title: "A letter the city answered", why: "They fixed the crossing.", subject: "English Language Arts" },
  { title: "Two methods, one answer", why: "I showed that both are the same idea.", subject: "Mathematics" },
  { title: "The recipe for sixty people", why: "I scaled everything and it tasted right.", subject: "Mathematics" },
  { title: "A poem in two languages", why: "Neither one is the translation.", subject: "English Language Arts" },
  { title: "Water from the creek, tested", why: "We measured five times to be sure.", subject: "Science" },
  { title: "A clock that runs backward", why: "I took it apart three times.", subject: "Science" },
  {
    title: "Interview with my grandmother",
    why: "I asked better questions the second time.",
    subject: "Social Studies",
  },
  { title: "The fence problem, solved by drawing", why: "I saw the answer before I wrote it.", subject: "Mathematics" },
  { title: "A chart of a year of rain", why: "I measured every single week.", subject: "Science" },
] as const;

export const youngBests = [
  { title: "My first word book", why: "I made all the pages.", subject: "English Language Arts" },
  { title: "A tower of 100 cups", why: "It stayed up for the photo.", subject: "Mathematics" },
  { title: "The bean diary", why: "I drew it every day.", subject: "Science" },
  { title: "A fraction pizza", why: "All the slices are equal.", subject: "Mathematics" },
  { title: "A map of my island", why: "It has a key.", subject: "Social Studies" },
  { title: "Our class song", why: "I made up the second line.", subject: "Fine and Performing Arts" },
  { title: "A letter to a firefighter", why: "She wrote back.", subject: "English Language Arts" },
  { title: "Why boats float", why: "I tested it in the tub.", subject: "Science" },
] as const;

/** Works of this year's mathematics class: its teacher reads them as the class's own. */
export const classBests = [
  { title: "A proof of my shortcut", why: "It worked, and now I know why." },
  { title: "Ten equations from one story", why: "I kept finding another way to ask." },
  { title: "The phone plan problem", why: "I used our real bill." },
  { title: "A graph of a bus ride", why: "You can see every stop." },
  { title: "Why dividing by zero fails", why: "I explained it to three people." },
  { title: "Formulas turned around", why: "I can solve for anything in it." },
  { title: "A machine that makes pairs", why: "My function has a story." },
  { title: "Slope on the school ramp", why: "We measured it four times." },
] as const;

export const youngClassBests = [
  { title: "Twelve in every way", why: "I found six rectangles." },
  { title: "A story for 4 times 6", why: "It has wolves in it." },
  { title: "Sharing 24 cookies", why: "I tried with 2, 3, 4, 6 and 8." },
  { title: "The area of our rug", why: "We counted, then we multiplied." },
  { title: "My pattern wall", why: "It goes on by nines." },
  { title: "A fact family house", why: "All four live there." },
] as const;

/** Thanks and badges, and who gave them; without an issuer it was the learner's own school. */
export const recognitions: readonly { readonly title: string; readonly issuer?: string }[] = [
  { title: "Stayed to help two new classmates" },
  { title: "Reading buddy, 20 hours", issuer: "Grand Bend Public Library" },
  { title: "Teamwork award" },
  { title: "Perfect month of homework" },
  { title: "Science fair finalist", issuer: "Grand Bend Independent School District" },
  { title: "Garden helper", issuer: "Eastside Community Garden" },
  { title: "Kind friend award" },
  { title: "Chess club, ten matches", issuer: "Grand Bend Public Library" },
  { title: "Math circle, ten meetings", issuer: "Grand Bend Public Library" },
  { title: "Safe on a bike", issuer: "Williston County Youth Corps" },
];
