import type { FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { clientOf } from "../identity/client.routes.ts";
import { hatOf } from "../identity/request.routes.ts";
import type { Store } from "../store/store.ts";
import { type Channel, type Disclosure, disclose, purposeOf } from "./disclosure.store.ts";
import { type MaskedKind, maskOf } from "./mask.ts";

declare module "fastify" {
  interface FastifyRequest {
    /**
     * Opens a disclosure in the hat the person wears, or as the agreement of the program that asks: all reads of learners' data go
     * through it and are in the log. `what` is the stable word of what was done. Throws `not-signed-in` or `hat-needed`, and
     * `not-allowed` for a program where the route has no scope or its token lacks it.
     */
    disclose<T>(what: string, work: (disclosure: Disclosure) => Promise<T>): Promise<T>;
  }
}

const screens: readonly Channel[] = ["screen", "print"];

/**
 * Our own screens say so in a header; everything else is the API. A file and "see as" are known by their address: nobody passes
 * off a look of their own as a family's preview.
 */
function channelOf({ headers }: FastifyRequest): Channel {
  return screens.find((each) => each === headers["x-daypack-channel"]) ?? "api";
}

/** Gives routes the one way to a learner's data. The kinds are those that an agreement's mask knows. */
export const disclosurePlugin = fastifyPlugin<{ store: Store; kinds: readonly MaskedKind[] }>(
  async (app, { store, kinds }) => {
    app.decorateRequest("disclose", async function <
      T,
    >(this: FastifyRequest, what: string, work: (disclosure: Disclosure) => Promise<T>) {
      const client = clientOf(this);
      if (client) {
        const mask = maskOf(kinds, client.elements);
        const channel = what === "changes" ? "sync" : "api";
        const reason = { subjectId: client.subjectId, what, channel, purpose: purposeOf.agreement, mask } as const;
        return disclose(store.serve, reason, work);
      }
      const { subjectId, capacity } = hatOf(this);
      return disclose(store.serve, { subjectId, what, channel: channelOf(this), purpose: purposeOf[capacity] }, work);
    });
  },
);
