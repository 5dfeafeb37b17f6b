import { agreementWays } from "./routes-agreement.testing.ts";
import { choiceWays } from "./routes-choice.testing.ts";
import { entryWays } from "./routes-entry.testing.ts";
import { exchangeWays } from "./routes-exchange.testing.ts";
import { identityWays } from "./routes-identity.testing.ts";
import { profileWays } from "./routes-profile.testing.ts";
import { programWays } from "./routes-program.testing.ts";
import { rightsWays } from "./routes-rights.testing.ts";
import { safetyWays } from "./routes-safety.testing.ts";
import { shareWays } from "./routes-share.testing.ts";
import type { Way } from "./way.testing.ts";

/** Every way of asking there is; foreign.test.ts fails when the document of the API has another one. */
export const ways: readonly Way[] = [
  ...identityWays,
  ...entryWays,
  ...profileWays,
  ...choiceWays,
  ...shareWays,
  ...programWays,
  ...agreementWays,
  ...rightsWays,
  ...safetyWays,
  ...exchangeWays,
];
