import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";

/** What has become of something that is wrong. Nobody sets `fixed`: the next import, or the next check, does. */
export const issueStates = ["open", "told", "waiting", "fixed"] as const;
export type IssueState = (typeof issueStates)[number];

const At = Type.String({ format: "date-time" });
const Count = Type.Integer({ minimum: 0 });

/** Who can see to something: an administrator or a registrar, by name where it is staff. */
export const OwnerView = Type.Object({
  id: Id,
  capacity: Type.Enum(["administrator", "registrar"]),
  name: Type.Optional(Type.String()),
  organization: Type.Optional(Type.String()),
});
export type OwnerView = Static<typeof OwnerView>;

const OwnerOf = Type.Union([Type.Literal("nobody"), Type.Literal("vendor"), Id]);

/** One thing that is wrong in what a source sends, or in what is here, and who sees to it. */
export const IssueView = Type.Object({
  id: Id,
  code: Type.String(),
  isCheck: Type.Boolean({ description: "a check of what is here; else a remark of imports" }),
  source: Type.Optional(Type.String()),
  school: Type.Optional(Type.String()),
  state: Type.Enum(issueStates),
  owner: OwnerOf,
  count: Count,
  counts: Type.Array(Type.Object({ at: At, count: Count }), { description: "each time it changed, the oldest first" }),
  firstSeenAt: At,
  lastSeenAt: At,
  stateAt: At,
  importId: Type.Optional(Id),
  notes: Type.Array(
    Type.Object({
      at: At,
      by: Type.Optional(Type.String({ description: "by name; without it, it was done by itself" })),
      isOwn: Type.Boolean(),
      state: Type.Enum(issueStates),
      owner: OwnerOf,
      note: Type.Optional(Type.String()),
    }),
    { description: "the newest first" },
  ),
});
export type IssueView = Static<typeof IssueView>;

/** What somebody does about an issue. */
export const IssueChange = Type.Object(
  {
    state: Type.Optional(Type.Enum(["open", "told", "waiting"])),
    owner: Type.Optional(OwnerOf),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000, description: "no name of a child" })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type IssueChange = Static<typeof IssueChange>;

/** Something that is wrong now: which, where, how often. */
export interface Found {
  readonly code: string;
  readonly sourceId: string | null;
  readonly organizationId: string | null;
  readonly count: number;
}

/** The same as it is known from before. */
export interface Known extends Found {
  readonly id: string;
  readonly state: IssueState;
}

/** What an import or a check makes of the issues there are. */
export interface Settled {
  readonly opened: readonly Found[];
  /** Fixed once, and here again. */
  readonly returned: readonly Known[];
  readonly counted: readonly Known[];
  readonly fixed: readonly Known[];
}

const keyOf = ({ code, sourceId, organizationId }: Found) => JSON.stringify([code, sourceId, organizationId]);

/** Opens what is new, opens again what came back, counts what is still there, and closes what is not, where that may be told. */
export function settleIssues(
  known: readonly Known[],
  found: readonly Found[],
  mayClose: (issue: Known) => boolean,
): Settled {
  const before = new Map(known.map((issue) => [keyOf(issue), issue]));
  const now = new Map(found.map((each) => [keyOf(each), each]));
  const still = known.flatMap((issue) => {
    const count = now.get(keyOf(issue))?.count;
    return count === undefined ? [] : [{ ...issue, count }];
  });
  return {
    opened: [...now.values()].filter((each) => !before.has(keyOf(each))),
    returned: still.filter(({ state }) => state === "fixed"),
    counted: still.filter(({ state }) => state !== "fixed"),
    fixed: known.filter((issue) => issue.state !== "fixed" && !now.has(keyOf(issue)) && mayClose(issue)),
  };
}

/** Days after which somebody should ask again. */
const patience = 14;
const day = 24 * 3_600_000;

/** Lower comes first: what nobody sees to, what waits too long, what is being seen to, what is fixed. `me` is a subject. */
export function urgencyOf({ state, owner, stateAt }: IssueView, me: string, now: number): number {
  if (state === "fixed") return 4;
  if (state === "open") return owner === me ? 0 : owner === "nobody" ? 1 : 3;
  return now - Date.parse(stateAt) > patience * day ? 2 : 3;
}
