import "./file-view.css";
import { useLingui } from "@lingui/react/macro";
import { Download, FileText } from "lucide-react";
import { type FileRef, hasPreview } from "../../entry/file-ref.ts";
import { sizeWords } from "./file-size.ts";
import { Picture } from "./Picture.tsx";

interface Props {
  /** Where its bytes are; the door is asked each time. */
  readonly address: string;
  readonly file: FileRef;
}

/** A file as what it is: a picture with its whole size behind it, a player, or something to save, with its first page where it has one. */
export function FileView({ address, file }: Props) {
  const { t } = useLingui();
  const { name, mediaType } = file;
  const [sort] = mediaType.split("/");
  return (
    <figure className="file-view" data-sort={sort}>
      {sort === "image" && (
        <a href={address} target="_blank" rel="noreferrer" aria-label={t`${name}, in full size`}>
          <Picture address={`${address}?preview=true`} name={name} ratio={ratioOf(file)} />
        </a>
      )}
      {sort === "application" && hasPreview(file) && (
        <a href={`${address}?copy=true`} download={name} aria-label={t`Save ${name}`}>
          <Picture address={`${address}?preview=true`} name={t`First page of ${name}`} ratio={ratioOf(file)} />
        </a>
      )}
      {/* Nobody writes captions for what a child recorded; what it is stands in the work's own words. */}
      {/* biome-ignore lint/a11y/useMediaCaption: there are none */}
      {sort === "audio" && <audio controls preload="none" src={address} aria-label={name} />}
      {/* biome-ignore lint/a11y/useMediaCaption: there are none */}
      {sort === "video" && <video controls preload="metadata" playsInline src={address} aria-label={name} />}
      <figcaption>
        {!["image", "audio", "video"].includes(sort ?? "") && <FileText size={20} aria-hidden />}
        <span>{name}</span>
        <a className="link no-print" href={`${address}?copy=true`} download={name}>
          <Download size={16} aria-hidden /> <span className="visually-hidden">{t`Save ${name}`}</span>{" "}
          <span className="quiet">{sizeWords(file.bytes)}</span>
        </a>
      </figcaption>
    </figure>
  );
}

const ratioOf = ({ width, height }: FileRef): string | undefined =>
  width && height ? `${width} / ${height}` : undefined;
