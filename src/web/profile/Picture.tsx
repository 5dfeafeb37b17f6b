import "./file-view.css";
import { Trans } from "@lingui/react/macro";
import { ImageOff } from "lucide-react";
import { useState } from "react";

/** A small picture that keeps its place while it comes, and says so where it does not. */
export function Picture({ address, name, ratio }: { address: string; name: string; ratio?: string | undefined }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) {
    return (
      <span className="picture-gone">
        <ImageOff size={24} aria-hidden /> <Trans>The picture cannot be shown.</Trans>
      </span>
    );
  }
  return (
    <img
      className="picture"
      src={address}
      alt={name}
      loading="lazy"
      style={ratio ? { aspectRatio: ratio } : undefined}
      onError={() => setBroken(true)}
    />
  );
}
