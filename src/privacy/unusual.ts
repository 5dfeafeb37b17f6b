import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/** What counts as unusual: no relation in the roster, very many learners, at night or on a day off, after a class or school was left, by an exception. */
export const unusualCodes = ["no-relation", "bulk", "off-hours", "after-exit", "exception"] as const;

/** The shape of a finding, as leaders and administrators read it. */
export const Finding = Type.Object({
  id: Id,
  code: Type.Enum(unusualCodes),
  on: OnDate,
  name: Type.Optional(Type.String({ description: "of staff, from the directory" })),
  capacity: Type.String(),
  organization: Type.Optional(Type.String()),
  learners: Type.Integer(),
  looks: Type.Integer(),
  usual: Type.Optional(Type.Integer({ description: "learners on a usual day of the same person" })),
  firstAt: Type.String(),
  lastAt: Type.String(),
  owner: Type.Optional(Type.String()),
  isYours: Type.Boolean(),
  answer: Type.Optional(Type.String()),
  closedAt: Type.Optional(Type.String()),
});
/** One person, one day, one kind of unusual access. */
export type UnusualFinding = Static<typeof Finding>;
/** The shape of a rule. */
export const Rule = Type.Object({ code: Type.Enum(unusualCodes), threshold: Type.Integer(), isOn: Type.Boolean() });
/** From which count on something is worth a question. */
export type UnusualRule = Static<typeof Rule>;
/** The shape of the hours of work. */
export const WorkHours = Type.Object({
  fromHour: Type.Integer({ minimum: 0, maximum: 23, description: "in the zone of the district" }),
  untilHour: Type.Integer({ minimum: 1, maximum: 24, description: "the first hour of the evening that is out" }),
  countsDaysOff: Type.Boolean({ description: "weekends and holidays of the school's calendar are off-hours too" }),
});
/** When looks are nothing to ask about. */
export type WorkHours = Static<typeof WorkHours>;
