import { type Child, self, staff, teacher } from "./child.ts";

function addPages(child: Child): void {
  const name = { given: "Karen", family: "Cordova", pronunciation: "KAH-ren KOR-doh-vah", pronouns: "she/her" };
  child.add("name", "name", "2021-08-16", name, { author: self });
  child.add(
    "about-me",
    "page-2020",
    "2020-09-08",
    {
      line: "I take things apart to see.",
      strengths: ["Takes things apart and puts them back"],
      interests: ["Robots"],
      languages: ["Spanish", "English"],
    },
    { author: self },
  );
  child.add(
    "about-me",
    "page",
    "2021-08-16",
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
        "A partner who explains it back to me",
      ],
      harder: ["When the steps change without a word"],
      languages: ["Spanish", "English"],
      hopes: "I want to design bridges, or the machines that build them.",
    },
    { author: self },
  );
}

/** A step, when it is due, and when it was done if it is. */
type Step = readonly [text: string, dueOn: string, doneOn?: string];
const steps = (...all: readonly Step[]) =>
  all.map(([text, dueOn, doneOn]) => ({ text, dueOn, ...(doneOn !== undefined && { doneOn }) }));

function addGoals(child: Child): void {
  const goal = (key: string, on: string, body: object) =>
    child.add("goal", `goal-${key}`, on, { state: "active", ...body }, { author: self });
  goal("steps", "2021-08-18", {
    statement: "Show every step in math",
    why: "When I write it down I catch my own mistakes.",
    steps: steps(
      ["Use one page for one problem", "2021-08-27", "2021-08-26"],
      ["Write a reason beside each step", "2021-09-24", "2021-09-22"],
      ["Check with a partner", "2021-10-22", "2021-10-20"],
      ["One full solution a day", "2021-12-03"],
      ["Explain one to the class", "2022-02-04"],
    ),
    supporters: ["Kelly Wood, Algebra 1"],
    dueOn: "2022-02-04",
  });
  goal("ask", "2021-08-18", {
    statement: "Ask for help in the first ten minutes",
    why: "I used to wait until the bell.",
    steps: steps(
      ["Choose a signal", "2021-09-03", "2021-09-01"],
      ["Use it once a week", "2021-10-01", "2021-10-04"],
      ["Tell Mr. Rodri how it went", "2021-11-29"],
      ["Use it whenever I am stuck", "2022-01-28"],
    ),
    supporters: ["Mr. Rodri, counselor"],
  });
  goal("weather", "2021-08-20", {
    statement: "Build a weather station for the garden",
    steps: steps(
      ["Draw the box", "2021-09-18", "2021-09-12"],
      ["Choose two sensors", "2021-12-04"],
      ["Measure for a week", "2022-01-22"],
      ["Plot it", "2022-02-12"],
      ["Compare with the airport", "2022-03-05"],
      ["Show it at the fair", "2022-04-23"],
    ),
    supporters: ["Coach Bryant, Eastside Club"],
  });
  goal("swim", "2020-09-10", {
    statement: "Swim ten laps without a stop",
    state: "done",
    steps: steps(["Four laps", "2020-11-20", "2020-11-14"], ["Ten laps", "2021-04-02", "2021-03-20"]),
    supporters: ["Dad"],
  });
}

function addWorks(child: Child): void {
  const best = (key: string, on: string, title: string, why: string) =>
    child.add("personal-best", `best-${key}`, on, { title, why, chosenBy: "learner" }, { author: self });
  best("bridge", "2021-05-12", "A bridge that held 40 pounds", "The third one broke. That one taught me the most.");
  best("map", "2019-04-09", "My family map", "Three generations and four towns on one page.");
  best("boats", "2018-03-14", "Why boats float", "I tested it in the tub with my father.");
  best("words", "2013-04-18", "My first word book", "I made all the pages.");
  child.add(
    "personal-best",
    "best-slope",
    "2021-11-10",
    {
      title: "Taught slope in two languages",
      why: "Explained rise and run to the whole class.",
      chosenBy: "teacher",
      standards: ["8.EE.B.6"],
    },
    { author: teacher(staff.algebra), class: child.seat },
  );
  const work = (key: string, on: string, body: object, more: object = {}) =>
    child.add("work", `work-${key}`, on, body, { author: self, ...more });
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
  work("poem", "2021-02-19", {
    title: "Puente, a poem in two languages",
    subject: "English Language Arts",
    madeOn: "2021-02-17",
  });
  const ramps = {
    title: "Three ramps, three slopes",
    what: "Measured, drawn and explained",
    subject: "Mathematics",
    madeOn: "2021-10-27",
    files: [{ name: "ramps.pdf", mediaType: "application/pdf", bytes: 211_402 }],
  };
  work("ramp", "2021-10-28", ramps, { class: child.seat });
}

function addThanks(child: Child): void {
  const thanks = (key: string, on: string, title: string, issuer: string, why?: string) =>
    child.add("recognition", `thanks-${key}`, on, { title, issuer, ...(why !== undefined && { why }) });
  thanks("kind", "2015-12-11", "Kind friend award", "Desert View Elementary School");
  thanks("buddy", "2018-05-18", "Reading buddy, 20 hours", "Grand Bend Elementary School");
  thanks("team", "2021-03-13", "Teamwork award", "Tri-County Robotics", "Her team lent parts to a rival team.");
  thanks("share", "2021-09-22", "Shared tools with another table", "Grand Bend High School");
  thanks("tools", "2021-10-09", "Safe tools, level 1", "Grand Bend Makerspace");
  thanks("new", "2021-11-05", "Helped two new classmates find their classes", "Grand Bend High School");
}

/** Her own words, goals and works, and what she was thanked for. */
export function addVoice(child: Child): void {
  addPages(child);
  addGoals(child);
  addWorks(child);
  addThanks(child);
}
