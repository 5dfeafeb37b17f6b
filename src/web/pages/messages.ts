import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { coverQuery } from "../entry/learner-queries.ts";
import { caseloadQuery } from "../insight/class-queries.ts";
import { withOfficeWords } from "../language.tsx";
import { correspondentsQuery, threadQuery, threadsQuery } from "../message/queries.ts";
import { readersQuery } from "../profile/note/queries.ts";
import { queryClient } from "../queries.ts";
import { childrenQuery } from "../shell/children.ts";
import { inside, now, whenOpened } from "./inside.ts";

const writers = ["guardian", "learner", "teacher", "support", "nurse", "leader", "registrar"];
/** For families and those at a school. */
const forWriters = ({ context }: { context: { session: SessionView } }) => {
  if (!writers.includes(context.session.hat?.capacity ?? "")) throw notFound();
};

const messages = createRoute({
  getParentRoute: () => inside,
  path: "/messages",
  beforeLoad: forWriters,
  loader: ({ context }) => {
    const capacity = context.session.hat?.capacity;
    const isFamily = capacity === "guardian" || capacity === "learner";
    return Promise.all([
      queryClient.fetchQuery({ ...threadsQuery, ...now }),
      isFamily ? queryClient.ensureQueryData(childrenQuery) : undefined,
    ]);
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../message/Messages.tsx")),
    "Messages",
  ),
});

const newMessage = createRoute({
  getParentRoute: () => inside,
  path: "/messages/new/$learnerId",
  beforeLoad: forWriters,
  ...whenOpened,
  loader: ({ params: { learnerId } }) =>
    Promise.all([
      queryClient.ensureQueryData(coverQuery(learnerId)),
      queryClient.fetchQuery({ ...correspondentsQuery(learnerId), ...now }),
    ]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../message/NewMessage.tsx")),
    "NewMessage",
  ),
});

const thread = createRoute({
  getParentRoute: () => inside,
  path: "/messages/$learnerId/$threadId",
  beforeLoad: forWriters,
  ...whenOpened,
  loader: ({ params: { learnerId, threadId } }) =>
    queryClient.fetchQuery({ ...threadQuery(learnerId, threadId), ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../message/ThreadPage.tsx")),
    "ThreadPage",
  ),
});

/** About whom a note is, and who would read what is restricted in it. */
const loadNote = ({ params: { learnerId } }: { params: { learnerId: string } }) =>
  Promise.all([
    queryClient.ensureQueryData(coverQuery(learnerId)),
    queryClient.fetchQuery({ ...readersQuery(learnerId), ...now }),
  ]);

const transitionNote = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/transition-note",
  ...whenOpened,
  loader: loadNote,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/note/TransitionNote.tsx")),
    "TransitionNote",
  ),
});

const restrictedNote = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/restricted-note",
  ...whenOpened,
  loader: loadNote,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/note/RestrictedNote.tsx")),
    "RestrictedNote",
  ),
});

const caseload = createRoute({
  getParentRoute: () => inside,
  path: "/caseload",
  beforeLoad: ({ context }) => {
    if (!["support", "leader", "registrar"].includes(context.session.hat?.capacity ?? "")) throw notFound();
  },
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...caseloadQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../insight/Caseload.tsx")),
    "Caseload",
  ),
});

const privateNotes = createRoute({
  getParentRoute: () => inside,
  path: "/private-notes",
  beforeLoad: ({ context }) => {
    if (!["teacher", "support", "nurse"].includes(context.session.hat?.capacity ?? "")) throw notFound();
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/private/PrivateNotes.tsx")),
    "PrivateNotes",
  ),
});

const memory = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/memory",
  validateSearch: ({ year }: Record<string, unknown>): { year?: number } => {
    const given = Number(year);
    return Number.isInteger(given) && given > 1900 && given < 2200 ? { year: given } : {};
  },
  ...whenOpened,
  loader: ({ params: { learnerId } }) => queryClient.ensureQueryData(coverQuery(learnerId)),
  component: lazyRouteComponent(() => import("../profile/Memory.tsx"), "Memory"),
});

/** What a family and the school say to each other, and what staff write down: for the next team, for the case, for themselves. */
export const messagePages = [
  messages,
  newMessage,
  thread,
  memory,
  transitionNote,
  restrictedNote,
  caseload,
  privateNotes,
] as const;
