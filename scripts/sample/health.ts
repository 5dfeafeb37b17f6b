import { type DeepClass, rich } from "./classes.ts";
import type { District, Learner } from "./district.ts";
import type { Facts } from "./facts.ts";
import { randomOf } from "./random.ts";

/** What a nurse would tell everybody near a learner. No diagnosis: what to watch for. */
const alerts = ["Peanut allergy", "Bee sting allergy", "Asthma: inhaler at the office", "Milk allergy"] as const;

const whatToDo =
  "Call the nurse at once. If breathing is hard, use the pen from the office, then call 911. Stay with the learner. Call home.";

/** Vaccines that states ask of schools, with the age in years at each dose. */
const vaccines = [
  { vaccine: "DTaP", ages: [0, 0, 0, 1, 4] },
  { vaccine: "Polio", ages: [0, 0, 1, 4] },
  { vaccine: "MMR", ages: [1, 4] },
  { vaccine: "Hepatitis B", ages: [0, 0, 1] },
  { vaccine: "Varicella", ages: [1, 4] },
] as const;

/** Doses in the months after each birthday that a schedule names. */
function dosesOf({ key, bornOn }: Learner) {
  const born = Number(bornOn.slice(0, 4));
  return vaccines.map(({ vaccine, ages }) => ({
    vaccine,
    on: ages
      .map((age, place) => `${born + age + 1}-${String(1 + ((place * 2 + key.length) % 12)).padStart(2, "0")}-15`)
      .sort(),
  }));
}

/** Vaccines of everybody in a class of whom Grand Bend says none, alerts of a few, and for the worst of them what to do. Drawn, and tied to nothing else. */
export function addHealth(out: Facts, { here }: DeepClass, { entries }: District): void {
  const published = new Set(entries.filter(({ kind }) => kind === "immunization").map(({ learner }) => learner));
  for (const learner of here) {
    const { key } = learner;
    const random = randomOf("health", key);
    const observedOn = "2021-08-23";
    if (!published.has(key))
      out.entry("immunization", key, key, { compliance: "Complete", doses: dosesOf(learner) }, { observedOn });
    const hasAlert = random.chance(0.1) || key === rich;
    if (!hasAlert) continue;
    const alert = key === rich ? alerts[1] : random.pick(alerts);
    const plan = !alert.startsWith("Milk");
    out.entry("health-alert", key, key, { alert, plan, startsOn: observedOn }, { observedOn });
    if (plan)
      out.entry("emergency-plan", key, key, { title: alert, what: whatToDo, startsOn: observedOn }, { observedOn });
  }
}
