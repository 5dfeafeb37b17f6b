import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { coverQuery } from "../entry/learner-queries.ts";
import { correspondentsQuery, threadQuery, threadsQuery } from "../message/queries.ts";
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
  component: lazyRouteComponent(() => import("../message/Messages.tsx"), "Messages"),
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
  component: lazyRouteComponent(() => import("../message/NewMessage.tsx"), "NewMessage"),
});

const thread = createRoute({
  getParentRoute: () => inside,
  path: "/messages/$learnerId/$threadId",
  beforeLoad: forWriters,
  ...whenOpened,
  loader: ({ params: { learnerId, threadId } }) =>
    queryClient.fetchQuery({ ...threadQuery(learnerId, threadId), ...now }),
  component: lazyRouteComponent(() => import("../message/ThreadPage.tsx"), "ThreadPage"),
});

/** What a family and the school say to each other. */
export const messagePages = [messages, newMessage, thread] as const;
