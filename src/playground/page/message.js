// One message as it stands in the log: author, text, embeds, buttons, reactions.

import { avatar, element, webUrl } from "./dom.js";
import { blocks, inline, link } from "./markdown.js";
import { names, state } from "./api.js";

const EPHEMERAL = 64;
const LOADING = 128;
const SUPPRESSED = 4;
const BUTTONS = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const GROUPED_MS = 7 * 60 * 1000;

export function renderMessage(message, before, actions) {
  const author = message.author;
  const own = author.id === state.person.id;
  const replied = message.message_reference;
  const invoked = message.interaction_metadata?.type === 2 && [20, 23].includes(message.type);
  const together = before && before.author.id === author.id && !replied && !invoked && !(message.flags & EPHEMERAL)
    && !(before.flags & EPHEMERAL) && new Date(message.timestamp) - new Date(before.timestamp) < GROUPED_MS;
  const mentioned = message.mention_everyone || message.mentions.some((user) => user.id === state.person.id);
  const item = element("li", {
    class: ["message", together ? "" : "first", mentioned && !own ? "mentioned" : "",
      replied || invoked ? "reply" : "", message.flags & EPHEMERAL ? "ephemeral" : ""].join(" "),
    "data-id": message.id,
  });
  if (replied) item.append(replyLine(message.referenced_message));
  if (invoked) item.append(invocation(message));
  const date = new Date(message.timestamp);
  if (together) {
    item.append(element("time", { class: "side-time", datetime: message.timestamp, "aria-hidden": "true" },
      date.toLocaleTimeString([], { timeStyle: "short" })));
  } else {
    item.append(avatar(author, "large"), element("div", { class: "byline" },
      element("span", { class: "author" }, author.global_name || author.username),
      author.bot && element("span", { class: "badge" }, "APP"),
      element("time", { class: "time", datetime: message.timestamp, title: date.toLocaleString() }, clock(date))));
  }
  if (message.flags & LOADING) {
    item.append(element("div", { class: "thinking" }, `${author.global_name} is thinking…`));
  } else {
    const text = element("div", { class: "content" }, ...blocks(message.content, names));
    if (message.edited_timestamp) text.append(element("span", { class: "edited" }, " (edited)"));
    if (message.content || message.edited_timestamp) item.append(text);
  }
  for (const { message: carried } of message.message_snapshots || []) {
    item.append(element("div", { class: "note" }, "↪ Forwarded"), element("blockquote", {}, ...blocks(carried.content, names)));
  }
  for (const file of message.attachments) item.append(element("div", { class: "note" }, `📎 ${file.filename}`));
  for (const embed of message.embeds) item.append(renderEmbed(embed));
  if (message.flags & SUPPRESSED && /https?:\/\//.test(message.content)) {
    item.append(element("span", { class: "note" }, "Link preview hidden"));
  }
  for (const row of message.components) item.append(renderRow(message, row, actions));
  if (message.reactions?.length) item.append(renderReactions(message, actions));
  if (message.thread) {
    item.append(element("div", { class: "row" }, element("button", {
      type: "button", class: "btn secondary", onclick: () => actions.open(message.thread.id),
    }, `Thread: ${message.thread.name}`)));
  }
  if (message.flags & EPHEMERAL) {
    item.append(element("span", { class: "note" }, "Only you can see this • ",
      element("button", { type: "button", onclick: () => actions.dismiss(message) }, "Dismiss message")));
  } else {
    item.append(toolbar(message, own, actions));
  }
  return item;
}

function clock(date) {
  const today = new Date().toDateString() === date.toDateString();
  return today ? date.toLocaleTimeString([], { timeStyle: "short" }) : date.toLocaleString([], { dateStyle: "short", timeStyle: "short" });
}

function replyLine(referenced) {
  if (!referenced) return element("div", { class: "reply-line" }, element("i", {}, "Original message was deleted"));
  const text = referenced.content || (referenced.embeds.length ? "Click to see the embed" : "");
  return element("div", { class: "reply-line" }, element("span", { class: "hidden" }, "Reply to"),
    avatar(referenced.author, "tiny"), element("b", {}, referenced.author.global_name || referenced.author.username),
    element("span", {}, ...inline(text.slice(0, 160), names)));
}

function invocation(message) {
  const { user, name } = message.interaction_metadata;
  return element("div", { class: "reply-line" }, avatar(user, "tiny"), element("b", {}, user.global_name || user.username),
    element("span", {}, "used ", element("span", { class: "ping" }, message.type === 20 ? `/${name || "command"}` : name || "an app command")));
}

function toolbar(message, own, actions) {
  const button = (label, icon, act) => element("button", {
    type: "button", "aria-label": label, title: label, onclick: act,
    "aria-haspopup": icon === "⋯" ? "menu" : null,
  }, icon);
  return element("div", { class: "actions", role: "toolbar", "aria-label": "Message actions" },
    button("React with thumbs up", "👍", () => actions.react(message, "👍")),
    button("Reply", "↩", () => actions.reply(message)),
    own && button("Edit", "✎", () => actions.edit(message)),
    button("More", "⋯", (event) => actions.menu(message, event.currentTarget)));
}

function renderEmbed(embed) {
  const node = element("article", { class: "embed" });
  if (typeof embed.color === "number") node.style.borderLeftColor = `#${embed.color.toString(16).padStart(6, "0")}`;
  if (embed.provider?.name) node.append(element("div", { class: "embed-provider" }, embed.provider.name));
  if (embed.author?.name) {
    const icon = webUrl(embed.author.icon_url);
    const url = webUrl(embed.author.url);
    node.append(element("div", { class: "embed-author" }, icon && picture(icon, "", ""),
      url ? link(url, [embed.author.name]) : embed.author.name));
  }
  if (embed.title) {
    const title = inline(embed.title, names);
    node.append(element("div", { class: "embed-title" }, ...(webUrl(embed.url) ? [link(embed.url, title)] : title)));
  }
  if (embed.description) node.append(element("div", { class: "embed-text" }, ...blocks(embed.description, names)));
  if (embed.fields?.length) {
    node.append(element("div", { class: "fields" }, ...embed.fields.map((field) => element("div",
      { class: field.inline ? "field inline" : "field" },
      element("b", {}, ...inline(field.name, names)), ...blocks(field.value, names)))));
  }
  const thumb = webUrl(embed.thumbnail?.url);
  if (thumb) node.append(picture(thumb, "thumb", ""));
  const image = webUrl(embed.image?.url);
  if (image) node.append(picture(image, "image", embed.image.description || ""));
  if (embed.footer?.text || embed.timestamp) {
    const icon = webUrl(embed.footer?.icon_url);
    const when = embed.timestamp && new Date(embed.timestamp).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    node.append(element("div", { class: "embed-footer" }, icon && picture(icon, "", ""),
      [embed.footer?.text, when].filter(Boolean).join(" • ")));
  }
  return node;
}

function picture(url, kind, alt) {
  const image = element("img", { src: url, class: kind || null, alt, loading: "lazy", referrerpolicy: "no-referrer" });
  image.addEventListener("error", () => image.remove());
  return image;
}

function renderRow(message, row, actions) {
  const node = element("div", { class: "row" });
  for (const part of row.components || []) {
    const emoji = part.emoji?.name ? element("span", { "aria-hidden": "true" }, part.emoji.name) : null;
    if (part.type === 2 && part.style === 5) {
      const url = webUrl(part.url);
      node.append(url && !part.disabled
        ? element("a", { class: "btn link", href: url, target: "_blank", rel: "noopener noreferrer" }, emoji, part.label || "", element("span", { "aria-hidden": "true" }, "↗"))
        : element("button", { class: "btn link", disabled: true }, emoji, part.label || ""));
    } else if (part.type === 2) {
      node.append(element("button", {
        type: "button", class: `btn ${BUTTONS[part.style] || "secondary"}`, disabled: part.disabled, "data-custom-id": part.custom_id,
        onclick: () => actions.press(message, part.custom_id),
      }, emoji, part.label || (emoji ? element("span", { class: "hidden" }, part.emoji.name) : "")));
    } else if (part.type === 3) {
      node.append(renderSelect(message, part, actions));
    }
  }
  return node;
}

function renderSelect(message, part, actions) {
  const select = element("select", { "aria-label": part.placeholder || "Make a selection", disabled: part.disabled });
  if (!part.options.some((option) => option.default)) {
    select.append(element("option", { value: "", disabled: true, selected: true }, part.placeholder || "Make a selection"));
  }
  for (const option of part.options) {
    select.append(element("option", { value: option.value, selected: option.default }, option.label));
  }
  select.addEventListener("change", () => actions.choose(message, part.custom_id, [select.value]));
  return select;
}

function renderReactions(message, actions) {
  return element("div", { class: "reactions" }, ...message.reactions.map((reaction) => {
    const mine = reaction.me;
    return element("button", {
      type: "button", "aria-pressed": String(mine), "aria-label": `${reaction.emoji.name}, ${reaction.count}`,
      onclick: () => actions.react(message, reaction.emoji.name, mine),
    }, `${reaction.emoji.name} ${reaction.count}`);
  }));
}
