import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import type { Store } from "../store/store.ts";
import { readInstallation } from "./installation.store.ts";
import { version } from "./version.ts";

/** What this installation is: nothing of learners. */
export const installationRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  app.get(
    "/installation",
    {
      schema: {
        summary: "Version, school date, and whether this is the sample district",
        tags: ["installation"],
        security: [],
        response: {
          200: Type.Object({
            version: Type.String(),
            today: Type.String({ format: "date" }),
            dateIsSet: Type.Boolean(),
            isSample: Type.Boolean(),
            sources: Type.Integer(),
          }),
        },
      },
    },
    async () => ({ version, ...(await readInstallation(store.serve)) }),
  );
};
