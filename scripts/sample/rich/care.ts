import { sibling } from "../classes.ts";
import { high, middle } from "../district.ts";
import { byCounselor, type Child, counselor, staff, teacher } from "./child.ts";
import { addCase } from "./years.ts";

const since = "2020-10-12";

/** What must be given in class, and the plan behind it. */
function addPlan(child: Child): void {
  const support = (key: string, title: string, what: string, at: string) => {
    const body = { basis: "legal-plan", title, what, at, startsOn: since };
    child.add("accommodation", `support-${key}`, since, body);
  };
  support("time", "Extra time", "Half again as long on written work", "both");
  support("seat", "Front seat", "A seat near the board", "class");
  support("words", "Directions said and written", "Every direction twice: spoken, and on paper", "both");
  support("break", "Break card", "Five minutes outside, without asking", "class");
  const plan = { type: "504", title: "504 plan", startsOn: since, reviewOn: "2022-10-10", caseManager: "Mr. Rodri" };
  child.add("plan", "plan", since, plan);
}

/** A hard day and what helped; the case, and a note for those named in it. */
function addHardDay(child: Child): void {
  child.add(
    "incident",
    "hard-day",
    "2021-10-14",
    {
      role: "took-part",
      behavior: "Left class upset",
      what: "After an argument in a group project.",
      location: "Classroom",
      followed: ["Talk with the counselor"],
      helped: "A five-minute break card and a talk with Mr. Rodri. The group finished its project two days later.",
    },
    { school: high, author: byCounselor },
  );
  const onCase = "sample.case/605512";
  addCase(child, onCase, counselor);
  child.add(
    "restricted-note",
    "note",
    "2021-10-15",
    {
      text: "Moving between two homes in the middle of the week is the hard part. Mondays are best for new work. Check in on Thursdays, as agreed with both parents.",
    },
    { author: byCounselor, circle: onCase, restricted: true },
  );
}

function addStories(child: Child): void {
  const story = (key: string, on: string, by: string, body: object, more: object = {}) =>
    child.add("narrative", `story-${key}`, on, body, { author: teacher(by), ...more });
  story("why", "2021-05-24", staff.math8, {
    strength: "Asks why, then asks again, and then shows the class.",
    subject: "Mathematics",
  });
  story("bridge", "2021-05-27", staff.science8, {
    strength: "When a design fails, curiosity comes before anger. Ask about bridge number three.",
    tried: "Drawing before writing",
    helped: "Finished 9 of 10 tasks, from 4 of 10",
    subject: "Science",
  });
  const partner = {
    strength: "Explains slope with hands, words and two languages.",
    tried: "A partner who speaks Spanish",
    helped: "Chose to stop in October",
    subject: "Mathematics",
  };
  story("partner", "2021-10-20", staff.algebra, partner, { class: child.seat });
  child.add(
    "transition-note",
    "transition",
    "2021-05-28",
    {
      strength: "Builds first, explains second, and both are worth seeing.",
      connects: "Ask about the radio in the garage.",
      peers: "Works well with anyone who is patient.",
      community: "Robotics on Saturdays, the Eastside Club on weekdays.",
      family: "Two homes that both want to hear good news.",
    },
    { author: byCounselor, school: middle },
  );
}

/** What each of two homes knows, in its own language, and how each likes to be reached. */
function addHomes(child: Child): void {
  const { mother, father, out } = child;
  const [byMother, byFather] = [mother, father].map(({ guardian }) => ({ capacity: "guardian", key: guardian }));
  const languages = ["es", "en"].map((language) => ({ language, use: "Home language" }));
  child.add("background", "languages", "2021-08-09", { languages });
  const access = { internet: true, internetKind: "Cable", device: "School laptop", deviceShared: true };
  child.add("home-access", "home-access", "2021-08-09", access);
  const reach = (key: string, on: string, body: object, circle: string, author: typeof byMother) =>
    child.add("reach", `reach-${key}`, on, body, { circle, author });
  reach("1", "2021-08-09", { way: "text", language: "es", when: "after 2 PM" }, mother.household, byMother);
  reach("2", "2021-08-05", { way: "email", language: "en", when: "evenings" }, father.household, byFather);
  child.add(
    "family-knowledge",
    "family-1",
    "2021-08-20",
    {
      worksAtHome: "Cocinamos y medimos juntas. Si está cansada, primero un dibujo.",
      hopes: "Que pida ayuda sin pena.",
      story: "Este verano arregló la radio de su abuelo y le puso nombre a cada pieza.",
    },
    { author: byMother },
  );
  const list = "At my place homework comes after a swim. A list on the fridge works better than reminders.";
  child.add("family-knowledge", "family-2", "2021-08-22", { worksAtHome: list }, { author: byFather });
  const aloud = { worksAtHome: "Lee mejor en voz alta, con su hermana al lado." };
  out.entry("family-knowledge", `${sibling}-family`, sibling, aloud, { author: byMother, observedOn: "2021-08-20" });
}

/** Supports, a hard day, a case, what teachers and both homes wrote. */
export function addCare(child: Child): void {
  addPlan(child);
  addHardDay(child);
  addStories(child);
  addHomes(child);
}
