import "./look/tokens.css";
import "./look/base.css";
import "./look/controls.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider, startSpeaking } from "./language.tsx";
import { queryClient } from "./queries.ts";
import { router } from "./router.tsx";
import { watchSession } from "./shell/session-watch.ts";

const place = document.getElementById("app");
if (!place) throw new Error("index.html has no place for the app");

watchSession(router);
await startSpeaking();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
