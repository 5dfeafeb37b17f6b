import type { Collector } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { characteristics, type Program } from "./program-types.ts";
import type { Reading } from "./reading.ts";

/** A program that an element counts a learner in by a characteristic; `place` tells several spans apart. */
export interface Characteristic {
  readonly program: Program;
  readonly place: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** When a characteristic held: some periods, or dates of its own (Data Standard 2), or for ever. */
function spansOf(each: Reading) {
  const periods = each.parts("Period");
  return (periods.length > 0 ? periods : [each]).flatMap((period) => period.span("BeginDate", "EndDate") ?? []);
}

const notMilitary = new Set(["notmilitaryconnected", "unknown"]);
const notMeals = /^(full|paid|unknown|not)/i;

/**
 * Programs that a characteristic of the learner stands for: foster care, a home lost, a parent in the military, meals. The
 * others have no place here and never will: where a family came from, a pregnancy, a father who is away. `out` is told of each
 * that is left out, without saying which.
 */
export function characteristicsOf(reading: Reading, out?: Collector): Characteristic[] {
  const found = reading.parts("StudentCharacteristic").flatMap((each) => {
    const program = each.known(characteristics, "StudentCharacteristic");
    if (program === undefined) out?.remark("edfi.not-kept", reading.at, "StudentCharacteristic");
    return program === undefined ? [] : spansOf(each).map((span) => ({ program, body: { program, ...span } }));
  });
  const military = reading.words("SupporterMilitaryConnection");
  const isMilitary = military !== undefined && !notMilitary.has(military.toLowerCase().replaceAll(/\W/g, ""));
  const meals = reading.words("SchoolFoodServicesEligibility");
  const others: { program: Program; body: Characteristic["body"] }[] = [
    ...(isMilitary ? [status("military-connected", military)] : []),
    ...(meals !== undefined && !notMeals.test(meals) ? [status("meals", meals)] : []),
  ];
  return [...found, ...others].map((each, place) => ({ ...each, place }));
}

const status = (program: Program, value: string | undefined) => ({
  program,
  body: { program, ...maybe("value", value) },
});
