import type { DeepClass } from "./classes.ts";
import { rich, schoolNames, sibling } from "./classes.ts";
import { type District, elementary, high, middle } from "./district.ts";
import type { Facts } from "./facts.ts";

/** Member of staff: the counselor of the middle and the high school. */
export const counselor = "207283";

const self = { capacity: "learner", key: rich } as const;

/**
 * One backpack with everything in it: nine years at three schools, a move, two homes, a plan, a hard day that was settled,
 * and a case with a counselor. Dates are of the source's year, 2021-22.
 */
export function addRich(out: Facts, { option }: DeepClass, { guardians }: District): void {
  const adults = guardians.get(rich) ?? [];
  const [mother, father] = adults;
  if (!mother || !father) throw new Error("the rich learner has two guardians in Grand Bend");
  const seat = option.seats.find(({ term }) => term === "fall")?.key;
  if (!seat) throw new Error("the main class meets in fall");
  const teacher = { capacity: "teacher", key: option.teacher };
  const [ofMother, ofFather] = [
    { capacity: "guardian", key: mother.guardian },
    { capacity: "guardian", key: father.guardian },
  ];
  const before = { capacity: "teacher", key: "207253" };
  const science = { capacity: "teacher", key: "207255" };
  const help = { capacity: "support", key: counselor };

  out.entry(
    "name",
    rich,
    rich,
    { given: "Karen", family: "Cordova", pronunciation: "KAH-ren COR-doh-vah", pronouns: "she/her" },
    { author: self },
  );
  out.entry("background", rich, rich, {
    languages: [
      { language: "es", use: "Home language" },
      { language: "en", use: "Home language" },
    ],
  });
  out.entry(
    "reach",
    `${rich}-1`,
    rich,
    { way: "text", language: "es", when: "after 2 PM" },
    { circle: mother.household, author: ofMother, observedOn: "2021-08-09" },
  );
  out.entry(
    "reach",
    `${rich}-2`,
    rich,
    { way: "email", language: "en", when: "evenings" },
    { circle: father.household, author: ofFather, observedOn: "2021-08-05" },
  );

  // Years, schools and the move between towns.
  const years: readonly [year: number, grade: string, school: string][] = [
    [2013, "KG", "Desert View Elementary School, Yuma"],
    [2014, "01", "Desert View Elementary School, Yuma"],
    [2015, "02", "Desert View Elementary School, Yuma"],
    [2016, "03", "Desert View Elementary School, Yuma"],
    [2017, "04", elementary],
    [2018, "05", elementary],
    [2019, "06", middle],
    [2020, "07", middle],
    [2021, "08", middle],
  ];
  for (const [year, gradeLevel, school] of years) {
    const known = schoolNames[school] !== undefined;
    const startsOn = `${year - 1}-08-2${(year % 5) + 1}`;
    out.entry(
      "enrollment",
      `${rich}-${year}`,
      rich,
      {
        ...(!known && { school: { title: school } }),
        gradeLevel,
        startsOn,
        endsOn: `${year}-05-2${(year % 5) + 3}`,
        ...(year === 2017 && { entryReason: "Transfer from a public school in a different state" }),
        ...(year === 2016 && { exitReason: "Moved to another town" }),
      },
      { observedOn: startsOn, ...(known && { school }) },
    );
  }

  // In her own words.
  out.entry(
    "about-me",
    `${rich}-2020`,
    rich,
    {
      line: "I take things apart to see.",
      strengths: ["Takes things apart and puts them back"],
      interests: ["Robots"],
      languages: ["Spanish", "English"],
    },
    { author: self, observedOn: "2020-09-08" },
  );
  out.entry(
    "about-me",
    rich,
    rich,
    {
      line: "I like to build things and find out why they broke.",
      strengths: [
        "Keeps trying after a design breaks",
        "Keeps at hard problems",
        "Explains in two languages",
        "Good with tools and with people",
      ],
      interests: ["Robots", "Cooking", "Soccer"],
      helps: [
        "Let me draw the problem first",
        "Tell me what to do, and leave it written too",
        "A partner who explains back to me",
      ],
      harder: ["When the steps change without a word"],
      languages: ["Spanish", "English"],
      hopes: "I want to design bridges, or the machines that build them.",
    },
    { author: self, observedOn: "2021-08-16" },
  );

  const goal = (key: string, observedOn: string, body: object) =>
    out.entry("goal", `${rich}-${key}`, rich, { state: "active", ...body }, { author: self, observedOn });
  goal("steps", "2021-08-18", {
    statement: "Show every step in math",
    why: "When I write it down I catch my own mistakes.",
    steps: [
      { text: "Use one page for one problem", dueOn: "2021-08-27", doneOn: "2021-08-26" },
      { text: "Write a reason beside each step", dueOn: "2021-09-24", doneOn: "2021-09-22" },
      { text: "Check with a partner", dueOn: "2021-10-22", doneOn: "2021-10-20" },
      { text: "One full solution a day", dueOn: "2021-12-03" },
      { text: "Explain one to the class", dueOn: "2022-02-04" },
    ],
    supporters: ["Kelly Wood, Algebra 1"],
    dueOn: "2022-02-04",
  });
  goal("ask", "2021-08-18", {
    statement: "Ask for help in the first ten minutes",
    why: "I used to wait until the bell.",
    steps: [
      { text: "Choose a signal", dueOn: "2021-09-03", doneOn: "2021-09-01" },
      { text: "Use it once a week", dueOn: "2021-10-01", doneOn: "2021-10-04" },
      { text: "Tell Mr. Rodriguez how it went", dueOn: "2021-11-29" },
      { text: "Use it whenever I am stuck", dueOn: "2022-01-28" },
    ],
    supporters: ["Efrain Rodriguez, counselor"],
  });
  goal("weather", "2021-08-20", {
    statement: "Build a weather station for the garden",
    steps: [
      { text: "Draw the box", dueOn: "2021-09-18", doneOn: "2021-09-12" },
      { text: "Choose two sensors", dueOn: "2021-12-04" },
      { text: "Measure for a week", dueOn: "2022-01-22" },
      { text: "Plot it", dueOn: "2022-02-12" },
      { text: "Compare with the airport", dueOn: "2022-03-05" },
      { text: "Show it at the fair", dueOn: "2022-04-23" },
    ],
    supporters: ["Coach Bryant, Eastside Club"],
  });
  goal("swim", "2020-09-10", {
    statement: "Swim ten laps without a stop",
    state: "done",
    steps: [
      { text: "Four laps", doneOn: "2020-11-14" },
      { text: "Ten laps", doneOn: "2021-03-20" },
    ],
    supporters: ["Dad"],
  });

  const best = (key: string, observedOn: string, body: object, more: object) =>
    out.entry("personal-best", `${rich}-${key}`, rich, body, { observedOn, ...more });
  best(
    "bridge",
    "2021-05-12",
    {
      title: "A bridge that held 40 pounds",
      why: "The third one broke. That one taught me the most.",
      chosenBy: "learner",
    },
    { author: self },
  );
  best(
    "slope",
    "2021-11-10",
    {
      title: "Taught slope in two languages",
      why: "Explained rise and run to the whole class.",
      chosenBy: "teacher",
      standards: ["8.EE.B.6"],
    },
    { author: teacher, class: seat },
  );
  best(
    "boats",
    "2018-03-14",
    { title: "Why boats float", why: "I tested it in the tub with my father.", chosenBy: "learner" },
    { author: self },
  );
  best(
    "map",
    "2019-04-09",
    { title: "My family map", why: "Three generations and four towns on one page.", chosenBy: "learner" },
    { author: self },
  );
  const work = (key: string, observedOn: string, body: object, more: object = {}) =>
    out.entry("work", `${rich}-${key}`, rich, body, { observedOn, author: self, ...more });
  work("bridge", "2021-05-10", {
    title: "Straw bridge, number four",
    what: "Drawing, load table and a photo",
    subject: "Science",
    madeOn: "2021-05-07",
    files: [
      { name: "bridge-four.pdf", mediaType: "application/pdf", bytes: 482_113 },
      { name: "bridge-four.jpg", mediaType: "image/jpeg", bytes: 1_204_778 },
    ],
  });
  work(
    "ramp",
    "2021-10-28",
    {
      title: "Three ramps, three slopes",
      what: "Measured, drawn and explained",
      subject: "Mathematics",
      madeOn: "2021-10-27",
      files: [{ name: "ramps.pdf", mediaType: "application/pdf", bytes: 211_402 }],
    },
    { class: seat },
  );
  work("poem", "2021-02-19", {
    title: "Puente, a poem in two languages",
    subject: "English Language Arts",
    madeOn: "2021-02-17",
  });

  const badge = (key: string, observedOn: string, title: string, issuer: string, why?: string) =>
    out.entry("recognition", `${rich}-${key}`, rich, { title, issuer, ...(why && { why }) }, { observedOn });
  badge("team", "2021-03-13", "Teamwork award", "Tri-County Robotics", "Her team lent parts to a rival team.");
  badge("tools", "2021-10-09", "Safe tools, level 1", "Grand Bend Makerspace");
  badge("buddy", "2019-05-17", "Reading buddy, 20 hours", "Grand Bend Elementary School");
  badge("kind", "2015-12-11", "Kind friend award", "Desert View Elementary School");
  badge("new", "2021-11-05", "Helped two new classmates find their classes", "Grand Bend High School");
  badge("share", "2021-09-22", "Shared tools with another table without being asked", "Grand Bend High School");

  const story = (key: string, observedOn: string, author: object, body: object, more: object = {}) =>
    out.entry("narrative", `${rich}-${key}`, rich, body, {
      observedOn,
      author: author as { capacity: string; key: string },
      ...more,
    });
  story("bridge", "2021-05-27", science, {
    strength: "When a design fails, curiosity comes before anger. Ask about bridge number three.",
    tried: "Drawing before writing",
    helped: "Finished 9 of 10 tasks, from 4 of 10",
    subject: "Science",
  });
  story("why", "2021-05-24", before, {
    strength: "Asks why, then asks again, and then shows the class.",
    subject: "Mathematics",
  });
  story(
    "partner",
    "2021-10-20",
    teacher,
    {
      strength: "Explains slope with hands, words and two languages.",
      tried: "A partner who speaks Spanish",
      helped: "Chose to stop in October",
      subject: "Mathematics",
    },
    { class: seat },
  );
  out.entry(
    "transition-note",
    rich,
    rich,
    {
      strength: "Builds first, explains second, and both are worth seeing.",
      connects: "Ask about the radio in the garage.",
      peers: "Works well with anyone who is patient.",
      community: "Robotics on Saturdays, the Eastside Club on weekdays.",
      family: "Two homes that both want to hear good news.",
    },
    { author: help, observedOn: "2021-05-28", school: middle },
  );
  out.entry(
    "family-knowledge",
    `${rich}-1`,
    rich,
    {
      worksAtHome: "Cocinamos y medimos juntas. Si está cansada, primero un dibujo.",
      hopes: "Que pida ayuda sin pena.",
      story: "Este verano arregló la radio de su abuelo y le puso nombre a cada pieza.",
    },
    { author: ofMother, observedOn: "2021-08-20" },
  );
  out.entry(
    "family-knowledge",
    `${rich}-2`,
    rich,
    { worksAtHome: "At my place homework comes after a swim. A list on the fridge works better than reminders." },
    { author: ofFather, observedOn: "2021-08-22" },
  );

  // What must be given, and the plan behind it.
  const support = (key: string, title: string, what: string, at: string) =>
    out.entry(
      "accommodation",
      `${rich}-${key}`,
      rich,
      { basis: "legal-plan", title, what, at, startsOn: "2020-10-12" },
      { observedOn: "2020-10-12" },
    );
  support("time", "Extra time", "Half again as long on written work", "both");
  support("seat", "Front seat", "A seat near the board", "class");
  support("words", "Directions said and written", "Every direction twice: spoken, and on paper", "both");
  support("break", "Break card", "Five minutes outside, without asking", "class");
  out.entry(
    "plan",
    rich,
    rich,
    { type: "504", title: "504 plan", startsOn: "2020-10-12", reviewOn: "2022-10-10", caseManager: "Efrain Rodriguez" },
    { observedOn: "2020-10-12" },
  );

  // A hard day and what helped; a case, and a note for those named in it.
  out.entry(
    "incident",
    rich,
    rich,
    {
      role: "took-part",
      behavior: "Left class upset",
      what: "After an argument in a group project.",
      location: "Classroom",
      followed: ["Talk with the counselor"],
      helped: "A five-minute break card and a talk with Mr. Rodriguez. The group finished its project two days later.",
    },
    { observedOn: "2021-10-14", school: high, author: help },
  );
  out.add("sample.case", rich, {
    noun: "case",
    key: `sample.case/${rich}`,
    learner: rich,
    startsOn: "2021-08-30",
    members: [{ staff: counselor, readsRestricted: true }],
  });
  out.entry(
    "restricted-note",
    rich,
    rich,
    {
      text: "Moving between two homes midweek is the hard part. Mondays are best for new work. Check in on Thursdays; agreed with both parents.",
    },
    { author: help, observedOn: "2021-10-15", circle: `sample.case/${rich}`, restricted: true },
  );
  addTests(out);
  addDays(out);
  addOtherSubject(out);
  addSibling(out, ofMother);
}

function addTests(out: Facts): void {
  const sit = (year: number, grade: string, score: number, level: string) =>
    out.entry(
      "test-result",
      `${rich}-${year}`,
      rich,
      {
        test: {
          title: `State test, grade ${Number(grade)}`,
          subject: "Mathematics",
          kind: "State summative assessment",
          grade,
        },
        scores: [{ method: "Scale score", value: String(score), maximum: 2_862 }],
        level,
        range: { low: score - 24, high: score + 24 },
        metFrom: 2_567,
      },
      { observedOn: `${year}-04-21` },
    );
  sit(2020, "07", 2_541, "Nearly met the standard");
  sit(2021, "08", 2_586, "Met the standard");
}

/** Days away and late, each with its reason. */
function addDays(out: Facts): void {
  const day = (on: string, body: object) =>
    out.entry("attendance", `${rich}-${on}`, rich, body, { observedOn: on, school: high });
  for (const on of ["2021-10-05", "2021-10-06", "2021-10-07"])
    day(on, { category: "absent", excused: true, fraction: 1, reason: "Flu" });
  day("2021-11-04", { category: "absent", excused: true, fraction: 0.5, reason: "Dentist" });
  for (const on of ["2021-09-15", "2021-10-21"])
    day(on, { category: "late", fraction: 0, minutes: 25, reason: "Bus 14 came late" });
  day("2022-02-08", { category: "absent", excused: true, fraction: 1, reason: "Family matter" });
  day("2022-03-22", { category: "late", fraction: 0, minutes: 10, reason: "Bus 14 came late" });
}

/** Skills in a second subject, by the state's own statements. */
function addOtherSubject(out: Facts): void {
  const pieces: readonly [code: string, statement: string, shares: readonly number[]][] = [
    ["HS-LS2-1", "Use data to explain what keeps a population in balance", [6, 8]],
    ["HS-LS2-7", "Design a way to lessen a human impact on an environment", [9, 10]],
    ["HS-ESS3-1", "Explain how resources and hazards shape where people live", [7, 8]],
    ["HS-ESS2-5", "Investigate how water shapes the land", [5]],
    ["HS-ETS1-3", "Compare two designs by what each costs and gives", [9, 9.5]],
  ];
  for (const [code, statement, scores] of pieces)
    for (const [place, score] of scores.entries())
      out.entry(
        "standards-result",
        `${rich}-science-${code}-${place}`,
        rich,
        {
          competency: { framework: "Next generation science", code, statement, subject: "Science" },
          title: place === 0 ? "Lab" : "Unit test",
          score,
          maximum: 10,
          assessedBy: place === 0 ? "Environmental Systems lab" : "Environmental Systems",
        },
        { observedOn: place === 0 ? "2021-09-17" : "2021-10-29", author: { capacity: "teacher", key: "207272" } },
      );
}

function addSibling(out: Facts, author: { capacity: string; key: string }): void {
  out.entry(
    "name",
    sibling,
    sibling,
    { given: "Elena", family: "Cordova", pronunciation: "eh-LEH-nah", pronouns: "she/her" },
    { author: { capacity: "learner", key: sibling } },
  );
  out.entry(
    "family-knowledge",
    `${sibling}-family`,
    sibling,
    { worksAtHome: "Lee mejor en voz alta, con su hermana al lado." },
    { author, observedOn: "2021-08-20" },
  );
}
