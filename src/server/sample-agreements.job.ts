import { makeClient } from "../identity/client.job.ts";
import { scopes, usualRequestsPerMinute } from "../identity/client.ts";
import { makeHat } from "../identity/person.store.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import type { AgreementKeeper } from "../privacy/agreement.store.ts";
import type { AgreementTerms } from "../privacy/agreement.ts";
import { activateAgreement, checkAgreement, draftAgreement } from "../privacy/agreement-keep.job.ts";
import { askForApp } from "../privacy/app-request.job.ts";
import { checkKeys } from "../privacy/vetting.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { kinds } from "./kinds.ts";
import { packOf } from "./pack.ts";
import { emailOf, sampleAdministrator, source } from "./sample-people.ts";

const agreementNamed = statement<{ id: string }>(
  "server.sample-agreement",
  "select id from base.agreement where name = $1 and state in ('active', 'vetting')",
);
const hasAsked = statement<{ id: string }>("server.sample-asked", "select id from base.app_request limit 1");

/** What all of the sample's agreements say alike; the companies are made up. */
const alike = {
  retention: { daysAfterEnd: 60, deletionProof: true },
  breachHours: 72,
  never: ["sale", "advertising", "profiling", "model-training"],
} as const satisfies Partial<AgreementTerms>;

const company = (name: string, short: string) => ({
  party: { name, kind: "vendor" as const },
  url: `https://${short}.example`,
  document: { title: `Data privacy agreement with ${name}`, url: `https://${short}.example/agreement.pdf` },
  contact: { name: "Privacy office", email: `privacy@${short}.example` },
});

/** Where and when the sample's agreements hold. */
export interface SamplePlace {
  readonly school: string;
  readonly classIds: readonly string[];
  readonly today: IsoDate;
  /** A date of the sample's own year, moved into the current one. */
  readonly on: (date: IsoDate) => IsoDate;
  /** The hat of the teacher who asks for an app. */
  readonly teacher: string | undefined;
}

/**
 * One app at work with a program, one that ends soon, one that is looked over, and one that a teacher asks for: so that the pages
 * of agreements are alive. Answers the id of the first.
 */
export async function addAgreements(
  store: Store,
  { school, classIds, today, on, teacher }: SamplePlace,
): Promise<string> {
  const { work, identity } = store;
  const pack = packOf(store);
  const [word = "", organization] = sampleAdministrator.hat.split("@");
  const hat = { person: undefined, function: undefined, organization: `${source}:${organization}` };
  const { subjectId } = await makeHat(work, { capacity: word as "administrator", ...hat }); // as sampleAdministrator has it
  const keeper: AgreementKeeper = { subjectId, name: emailOf(sampleAdministrator) };
  const serves = { organizationIds: [], classIds: [...classIds] };
  const whole = (kind: string, en: string, es: string) => ({ kind, fields: ["*"], why: { en, es } });

  const sign = async (terms: AgreementTerms, checks: number): Promise<string> => {
    const standing = await firstRow(work, agreementNamed, [terms.name]);
    if (standing) return standing.id;
    const id = await draftAgreement(work, kinds, keeper, terms);
    for (const check of checkKeys.slice(0, checks)) await checkAgreement(work, keeper, id, { check, passed: true });
    if (checks === checkKeys.length) {
      await activateAgreement(work, pack, keeper, id);
      await makeClient(identity, {
        agreementId: id,
        name: "Nightly sync",
        scopes,
        requestsPerMinute: usualRequestsPerMinute,
      });
    }
    return id;
  };
  const zephyr = await sign(
    {
      ...alike,
      ...company("Zephyr Learning, Inc.", "zephyr"),
      name: "Zephyr Math",
      purpose: {
        en: "Practice in Algebra 1, chosen by the school",
        es: "Práctica de Álgebra 1, elegida por la escuela",
      },
      schedule: [
        whole("name", "To greet each learner", "Para saludar a cada estudiante"),
        whole("enrollment", "To know the class and the grade", "Para saber la clase y el grado"),
        whole("standards-result", "To begin where the learner is", "Para empezar donde está el estudiante"),
        {
          kind: "accommodation",
          fields: ["title"],
          why: { en: "To give more time or larger print", es: "Para dar más tiempo o letra más grande" },
        },
        whole(
          "personal-best",
          "To show bests beside the practice, where the family shares them",
          "Para mostrar mejores trabajos junto a la práctica, si la familia los comparte",
        ),
        {
          kind: "about-me",
          fields: ["line", "strengths"],
          why: { en: "To choose problems a learner cares about", es: "Para elegir problemas que le interesan" },
        },
        {
          kind: "goal",
          fields: ["statement", "state"],
          why: { en: "To practice toward a goal", es: "Para practicar hacia una meta" },
        },
        { kind: "recognition", fields: ["title"], why: { en: "To show badges", es: "Para mostrar insignias" } },
      ],
      startsOn: on("2021-08-16"),
      endsOn: on("2022-05-27"),
      subprocessors: [{ name: "Cloud Host Ltd.", what: "Keeps the servers, in the United States" }],
      studentContent: false,
      organizationId: school,
      serves,
    },
    checkKeys.length,
  );
  await sign(
    {
      ...alike,
      ...company("Lab Notebook Co.", "labnotebook"),
      name: "Lab Notebook",
      purpose: { en: "Keeps what the class measures and draws", es: "Guarda lo que la clase mide y dibuja" },
      schedule: [
        whole("name", "To label a notebook", "Para poner nombre a un cuaderno"),
        { kind: "work", fields: ["title"], why: { en: "To link works", es: "Para enlazar trabajos" } },
      ],
      startsOn: on("2021-08-16"),
      endsOn: addDays(today, 6),
      subprocessors: [],
      studentContent: true,
      organizationId: school,
      serves,
    },
    checkKeys.length,
  );
  await sign(
    {
      ...alike,
      ...company("Page Turner, Inc.", "pageturner"),
      name: "Page Turner",
      purpose: { en: "Books at each learner's level", es: "Libros al nivel de cada estudiante" },
      schedule: [
        whole("name", "To greet each learner", "Para saludar a cada estudiante"),
        { kind: "test-result", fields: ["*"], why: { en: "To find the level", es: "Para encontrar el nivel" } },
      ],
      startsOn: today,
      endsOn: on("2022-05-27"),
      subprocessors: [{ name: "Speech Lab", what: "Reads books aloud" }],
      studentContent: false,
      organizationId: school,
      serves,
    },
    4,
  );
  if (teacher && classIds[0] && !(await firstRow(work, hasAsked)))
    await askForApp(work, teacher, {
      name: "Slope Studio",
      url: "https://slopestudio.example",
      why: "Learners move a line and see its equation. We have nothing like it for unit 4.",
      classId: classIds[0],
    });
  return zephyr;
}
