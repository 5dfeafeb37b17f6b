import { audiences, audienceWords } from "../src/privacy/audience.ts";
import { type Category, categories, categoryWords, slicesIn } from "../src/privacy/category.ts";
import { clockInWords } from "../src/privacy/clock.ts";
import { levelAt, storedOf } from "../src/privacy/level.ts";
import type { Cell, Pack, Policy } from "../src/privacy/pack.ts";

const variants: Readonly<Record<string, string>> = {
  "learner.minor": "under 18",
  "learner.trusted": "16 or 17 and trusted to share",
  "learner.of-age": "18 and older",
  "guardian.deciding": "who may decide",
  "guardian.reading": "who may only read",
  "guardian.of-age": "of a learner of 18 or older",
  "office.leader": "leader",
  "office.registrar": "registrar",
};

function said({ level, own, floor, ceiling, lock, write }: Cell, isApp: boolean): string {
  const ofOwn = own === 4 ? "restricted" : levelAt(own);
  const decides = { law: "law", school: isApp ? "agreement" : "school", family: `family, ${floor} to ${ceiling}` }[
    lock
  ];
  return [
    `**${level}**`,
    own > storedOf(level) && `${ofOwn} of their own`,
    write !== "none" && `may ${write}`,
    `by ${decides}`,
  ]
    .filter(Boolean)
    .join(", ");
}

const sees = ({ ceiling, own, write }: Cell) => ceiling !== "hidden" || own > 0 || write !== "none";

function textOf(policy: Policy, category: Category): string {
  return [...Map.groupBy(slicesIn(category), (slice) => said(policy.cell(slice), policy.id === "app"))]
    .filter(([, slices]) => slices.some((slice) => sees(policy.cell(slice))))
    .map(([text, slices]) => `${slices.map((slice) => `\`${slice}\``).join(" ")} ${text}`)
    .join("; ");
}

/** The whole of a policy pack as lists for people: per category, who begins with how much, and who may change that. */
export function printMatrix(pack: Pack): string {
  const section = (category: Category) => {
    const lines = audiences.flatMap((audience) => {
      const policies = pack.of(audience);
      return [...Map.groupBy(policies, (policy) => textOf(policy, category))]
        .filter(([text]) => text !== "")
        .map(([text, alike]) => {
          const which =
            alike.length === policies.length ? "" : ` (${alike.map(({ id }) => variants[id] ?? id).join("; ")})`;
          return `- ${audienceWords[audience].en}${which}: ${text}`;
        });
    });
    return [`## ${categoryWords[category].title.en} (\`${category}\`)`, "", ...lines].join("\n");
  };
  const { pack: name, version, effectiveOn, setBy, rules, clocks } = pack.document;
  const clockLines = Object.entries(clocks).map(([of, clock]) => `- \`${of}\`: ${clockInWords(clock, "en")}`);
  const ruleLines = Object.entries(rules).map(
    ([id, { setBy: by, source, why }]) => `- \`${id}\` (${by}; ${source}): ${why.en}`,
  );
  return `# Who begins with what

Written by \`npm run privacy-matrix\` from the policy pack \`${name}\` version ${version}, in force from ${effectiveOn}, set by ${setBy.en.toLowerCase()}.
How to read it: [privacy.md](privacy.md). Each line says which parts an audience sees at which level, and whether law, school or family decides; whoever
is not named under a heading sees nothing of it.

${categories.map(section).join("\n\n")}

## By when a school owes what families ask

${clockLines.join("\n")}

## The rules behind

${ruleLines.join("\n")}
`;
}
