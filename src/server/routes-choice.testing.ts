import { learner, type Way } from "./way.testing.ts";

const choice = { target: "teacher", category: "voice" } as const;
const level = () => ({ level: "hidden" });

/** Who sees what, and who looked. */
export const choiceWays: readonly Way[] = [
  { way: "GET /learners/{learnerId}/check-up", path: learner },
  { way: "PUT /learners/{learnerId}/check-up", path: learner, body: () => ({ answers: {}, next: "go-on" }) },
  { way: "GET /learners/{learnerId}/choices", path: learner },
  { way: "DELETE /learners/{learnerId}/choices", path: learner },
  { way: "PUT /learners/{learnerId}/choices/{target}/{category}", path: learner, words: choice, body: level },
  { way: "DELETE /learners/{learnerId}/choices/{target}/{category}", path: learner, words: choice },
  {
    way: "PUT /learners/{learnerId}/overrides/{subjectId}/{category}",
    path: { ...learner, subjectId: "subject" },
    words: choice,
    body: level,
  },
  {
    way: "DELETE /learners/{learnerId}/overrides/{subjectId}/{category}",
    path: { ...learner, subjectId: "subject" },
    words: choice,
  },
  { way: "PUT /learners/{learnerId}/trust", path: learner, body: () => ({ trusted: true }) },
  { way: "GET /learners/{learnerId}/presets", path: learner },
  { way: "POST /learners/{learnerId}/presets/{preset}", path: learner, words: { preset: "private" } },
  {
    way: "POST /learners/{learnerId}/conflicts/{target}/{category}/end",
    path: learner,
    words: choice,
    body: () => ({ note: "Spoke with both" }),
  },
  { way: "GET /learners/{learnerId}/access", path: learner, pages: true },
  { way: "GET /learners/{learnerId}/access/weeks", path: learner, pages: true },
  { way: "GET /learners/{learnerId}/disclosures", path: learner, pages: true },
  { way: "GET /learners/{learnerId}/disclosures.csv", path: learner },
  { way: "GET /learners/{learnerId}/access/{subjectId}/why", path: { ...learner, subjectId: "subject" } },
  { way: "GET /learners/{learnerId}/family", path: learner },
  {
    way: "PUT /learners/{learnerId}/guardianships/{guardianshipId}",
    path: { ...learner, guardianshipId: "guardianship" },
    body: () => ({ mayRead: true, mayDecide: true }),
  },
  { way: "GET /learners/{learnerId}/see-as/{target}", path: learner, words: choice },
];
