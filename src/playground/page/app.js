// The page of the playground: who, where, the log, and live events.

import { avatar, element } from "./dom.js";
import { api, interact, local, state } from "./api.js";
import { renderMessage } from "./message.js";
import * as composer from "./composer.js";

const byId = (id) => document.getElementById(id);
const log = byId("log");
const scroller = byId("log-wrap");
const FORUM = 15;
let stream = null;
let typing = new Map();
const unread = new Set();

const actions = {
  press: (message, custom_id) => attempt(interact(3, { component_type: 2, custom_id }, { message_id: message.id, message_flags: message.flags })),
  choose: (message, custom_id, values) => attempt(interact(3, { component_type: 3, custom_id, values }, { message_id: message.id })),
  react: (message, emoji, mine) => {
    const path = `/channels/${message.channel_id}/messages/${message.id}/reactions/${encodeURIComponent(emoji)}/@me`;
    return attempt(api(mine ? "DELETE" : "PUT", path));
  },
  reply: (message) => composer.setReply(message),
  edit: (message) => editInPlace(message),
  dismiss: (message) => { state.messages.delete(message.id); draw(); byId("composer-input").focus(); },
  open: (channel) => openChannel(channel),
  menu: (message, anchor) => openMenu(message, anchor),
};

function attempt(promise) {
  return promise.catch((error) => toast(error.message));
}

function toast(text) {
  const node = element("p", { class: "toast" }, text);
  byId("toasts").append(node);
  setTimeout(() => node.remove(), 7000);
}

// Log

function draw() {
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  const focused = document.activeElement?.closest?.(".message")?.dataset.id;
  const customId = document.activeElement?.dataset?.customId;
  const all = [...state.messages.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const old = new Map([...log.children].map((node) => [node.dataset.id, node]));
  const nodes = all.map((message, index) => {
    const key = JSON.stringify([message, all[index - 1]?.id, state.person.id]);
    const known = old.get(message.id);
    if (known?.key === key) return known;
    const node = renderMessage(message, all[index - 1], actions);
    node.key = key;
    return node;
  });
  if (!nodes.length) nodes.push(welcome());
  // Only what changed is replaced, so that a screen reader is told of that alone.
  for (const node of [...log.children]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, index) => { if (log.children[index] !== node) log.insertBefore(node, log.children[index] || null); });
  if (focused && customId) log.querySelector(`[data-id="${focused}"] [data-custom-id="${CSS.escape(customId)}"]`)?.focus();
  if (atEnd) scrollDown();
}

function welcome() {
  const channel = state.channels.get(state.channel);
  return element("li", { class: "empty" }, element("strong", {}, `Welcome to #${channel?.name}`),
    "Post one of the sample stories above, or any link you like, and watch what the bot does.");
}

function scrollDown() {
  scroller.scrollTop = scroller.scrollHeight;
  // Pictures arrive later and push the end down.
  for (const image of log.querySelectorAll("img")) image.addEventListener("load", () => { scroller.scrollTop = scroller.scrollHeight; }, { once: true });
}

function editInPlace(message) {
  const item = log.querySelector(`[data-id="${message.id}"]`);
  const area = element("textarea", { rows: 2, "aria-label": "Edit message" });
  area.value = message.content;
  const done = () => { item.key = null; draw(); byId("composer-input").focus(); };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") done();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      attempt(api("PATCH", `/channels/${message.channel_id}/messages/${message.id}`, { content: area.value })).then(done);
    }
  });
  item.querySelector(".content").replaceWith(element("div", { class: "editor" }, area, element("p", {}, "Escape to cancel, Enter to save")));
  area.focus();
}

// Menus and dialogs

function openMenu(message, anchor) {
  const popup = byId("popup");
  const close = (focus) => {
    popup.hidden = true;
    document.removeEventListener("click", outside, true);
    if (focus) anchor.focus();
  };
  const outside = (event) => { if (!popup.contains(event.target)) close(); };
  const entry = (text, act, kind) => element("button", { type: "button", role: "menuitem", class: kind, onclick: () => { close(true); act(); } }, text);
  const path = `/channels/${message.channel_id}/messages/${message.id}`;
  const own = message.author.id === state.person.id;
  const apps = state.commands.filter((command) => command.type === 3);
  popup.replaceChildren(
    entry("Reply", () => actions.reply(message)),
    ...(own ? [entry("Edit message", () => actions.edit(message))] : []),
    ...(message.embeds.length ? [entry("Remove all embeds", () => attempt(api("PATCH", path, { flags: message.flags | 4 })))] : []),
    entry("Start a thread", () => attempt(api("POST", `${path}/threads`, { name: message.content.slice(0, 60) || "Thread" }))),
    ...[...state.channels.values()].filter((channel) => channel.type === 0 && channel.id !== message.channel_id).map((channel) =>
      entry(`Forward to #${channel.name}`, () => attempt(api("POST", `/channels/${channel.id}/messages`,
        { message_reference: { type: 1, channel_id: message.channel_id, message_id: message.id } })))),
    ...(apps.length ? [element("p", {}, "Apps")] : []),
    ...apps.map((command) => entry(command.name, () => attempt(interact(2, { id: command.id, name: command.name, type: 3, target_id: message.id })))),
    entry("Delete message", () => attempt(api("DELETE", path)), "risky"),
  );
  popup.hidden = false;
  const box = anchor.getBoundingClientRect();
  popup.style.left = `${Math.max(8, Math.min(box.right - popup.offsetWidth, innerWidth - popup.offsetWidth - 8))}px`;
  popup.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - popup.offsetHeight - 8))}px`;
  const entries = [...popup.querySelectorAll("button")];
  popup.onkeydown = (event) => {
    const at = entries.indexOf(document.activeElement);
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); close(true); }
    if (event.key === "ArrowDown") { event.preventDefault(); entries[(at + 1) % entries.length].focus(); }
    if (event.key === "ArrowUp") { event.preventDefault(); entries[(at - 1 + entries.length) % entries.length].focus(); }
  };
  entries[0].focus();
  setTimeout(() => document.addEventListener("click", outside, true));
}

function openDialog(modal) {
  const dialog = byId("dialog");
  const fields = modal.components.flatMap((row) => row.components || [row.component]).filter(Boolean);
  const parts = fields.flatMap((field) => {
    const input = element(field.style === 2 ? "textarea" : "input", {
      id: `field-${field.custom_id}`, name: field.custom_id, placeholder: field.placeholder, required: field.required !== false,
      maxlength: field.max_length, minlength: field.min_length, rows: field.style === 2 ? 4 : null,
    });
    input.value = field.value || "";
    return [element("label", { for: input.id }, field.label || field.custom_id), input];
  });
  const form = element("form", { method: "dialog" }, element("h2", { id: "dialog-title" }, modal.title), ...parts,
    element("div", { class: "row" },
      element("button", { type: "button", class: "btn secondary", onclick: () => dialog.close() }, "Cancel"),
      element("button", { class: "btn primary" }, "Submit")));
  form.addEventListener("submit", () => {
    const rows = fields.map((field) => ({ type: 1, components: [{ type: 4, custom_id: field.custom_id, value: form.elements[field.custom_id].value }] }));
    attempt(interact(5, { custom_id: modal.custom_id, components: rows }, { channel_id: modal.channel_id }));
  });
  dialog.replaceChildren(form);
  dialog.showModal();
}

// Channels and people

function drawChannels() {
  const sorted = [...state.channels.values()].filter((channel) => !channel.parent_id);
  const rows = sorted.flatMap((channel) => [channel, ...[...state.channels.values()].filter((thread) => thread.parent_id === channel.id)]);
  byId("channels").replaceChildren(...rows.map((channel) => element("li", {}, element("button", {
    type: "button", "aria-current": String(channel.id === state.channel),
    class: [channel.thread_metadata ? "thread" : "", unread.has(channel.id) ? "unread" : ""].join(" "),
    onclick: () => openChannel(channel.id),
  }, element("span", { "aria-hidden": "true" }, channel.type === FORUM ? "▤" : channel.type === 1 ? "@" : channel.thread_metadata ? "↳" : "#"),
  channel.name || channel.recipients?.map((user) => user.global_name).join(", ") || "direct message",
  unread.has(channel.id) && element("span", { class: "hidden" }, " (unread)")))));
}

async function openChannel(id) {
  state.channel = id;
  unread.delete(id);
  const channel = state.channels.get(id);
  byId("channel-name").textContent = `${channel.type === FORUM ? "▤" : "#"} ${channel.name || "direct message"}`;
  byId("channel-topic").textContent = channel.topic || "";
  composer.label(channel.type === FORUM ? "This is a forum: open one of its posts" : `Message #${channel.name || "direct message"}`);
  byId("composer-input").disabled = channel.type === FORUM;
  byId("sidebar").classList.remove("open");
  byId("menu").setAttribute("aria-expanded", "false");
  typing = new Map();
  drawTyping();
  drawChannels();
  await reload();
  scrollDown();
}

async function reload() {
  const [shared, own] = await Promise.all([
    api("GET", `/channels/${state.channel}/messages?limit=100`).catch((error) => { toast(error.message); return []; }),
    local(`ephemeral?token=${encodeURIComponent(state.person.token)}`),
  ]);
  const all = [...shared, ...(own || []).filter((message) => message.channel_id === state.channel)];
  state.messages = new Map(all.map((message) => [message.id, message]));
  draw();
}

async function becomePerson(id) {
  state.person = state.session.people.find((person) => person.id === id);
  byId("who-avatar").replaceWith(Object.assign(avatar(state.person, "small"), { id: "who-avatar" }));
  const [channels, threads, direct, members, roles] = await Promise.all([
    api("GET", `/guilds/${state.session.guild_id}/channels`),
    api("GET", `/guilds/${state.session.guild_id}/threads/active`),
    api("GET", "/users/@me/channels"),
    api("GET", `/guilds/${state.session.guild_id}/members?limit=1000`),
    api("GET", `/guilds/${state.session.guild_id}/roles`),
  ]);
  state.roles = roles;
  state.users = new Map(members.map((member) => [member.user.id, member.user]));
  state.channels = new Map([...channels, ...threads.threads, ...direct].map((channel) => [channel.id, channel]));
  state.commands = await local("commands") || [];
  listen();
  const start = state.channels.has(state.channel) ? state.channel : channels.find((channel) => channel.name === "news")?.id || channels[0].id;
  await openChannel(start);
}

// Live events

function listen() {
  stream?.close();
  stream = new EventSource(`/playground/events?token=${encodeURIComponent(state.person.token)}`);
  let lost = false;
  stream.onmessage = (event) => { const { name, data } = JSON.parse(event.data); hear(name, data); };
  stream.onerror = () => { lost = true; };
  stream.onopen = () => { if (lost) reload(); lost = false; };
}

const HEARD = {
  MESSAGE_CREATE: (message) => {
    typing.delete(message.author.id);
    drawTyping();
    if (message.channel_id !== state.channel) { unread.add(message.channel_id); drawChannels(); return; }
    state.messages.set(message.id, message);
    draw();
  },
  MESSAGE_UPDATE: (message) => {
    const known = state.messages.get(message.id);
    if (!known) return;
    state.messages.set(message.id, { ...message, reactions: message.reactions && known.reactions });
    draw();
  },
  MESSAGE_DELETE: ({ id }) => {
    state.messages.delete(id);
    for (const message of state.messages.values()) if (message.message_reference?.message_id === id) message.referenced_message = null;
    draw();
  },
  MESSAGE_DELETE_BULK: ({ ids }) => { ids.forEach((id) => state.messages.delete(id)); draw(); },
  TYPING_START: ({ user_id, channel_id }) => {
    if (channel_id !== state.channel || user_id === state.person.id) return;
    typing.set(user_id, Date.now() + 9000);
    drawTyping();
    setTimeout(drawTyping, 9100);
  },
  THREAD_CREATE: (channel) => { state.channels.set(channel.id, channel); drawChannels(); },
  THREAD_UPDATE: (channel) => { state.channels.set(channel.id, channel); drawChannels(); },
  CHANNEL_CREATE: (channel) => { state.channels.set(channel.id, channel); drawChannels(); },
  COMMANDS_UPDATE: async () => { state.commands = await local("commands") || []; },
  APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE: (data) => composer.completed(data),
  INTERACTION_MODAL_CREATE: (modal) => openDialog(modal),
  INTERACTION_FAILURE: () => toast("The application did not respond in time."),
  RELOAD: () => reload(),
};

function hear(name, data) {
  if (name.startsWith("MESSAGE_REACTION")) return refreshMessage(data);
  return HEARD[name]?.(data);
}

async function refreshMessage({ channel_id, message_id }) {
  if (!state.messages.has(message_id)) return;
  const message = await api("GET", `/channels/${channel_id}/messages/${message_id}`).catch(() => null);
  if (message) { state.messages.set(message_id, message); draw(); }
}

function drawTyping() {
  const now = Date.now();
  const who = [...typing].filter(([, until]) => until > now).map(([id]) => state.users.get(id)?.global_name || "Somebody");
  byId("typing").textContent = who.length ? `${who.join(", ")} ${who.length > 1 ? "are" : "is"} typing…` : "";
}

async function watchBot() {
  const { connected } = await local("session") || {};
  const node = byId("bot-state");
  const text = connected ? "Pullquote is online" : "Pullquote is offline";
  if (node.textContent !== text) node.textContent = text;
  node.classList.toggle("on", Boolean(connected));
}

// Start

function drawSamples() {
  byId("samples").replaceChildren(...state.session.sample_stories.map((story) => element("li", {}, element("button", {
    type: "button", title: `Post ${story.url}`, lang: story.language,
    onclick: () => attempt(api("POST", `/channels/${state.channel}/messages`, { content: story.url })).then(scrollDown),
  }, element("span", {}, story.title), element("small", {}, story.outlet)))));
}

async function start() {
  state.session = await local("session");
  byId("server-name").textContent = state.session.guild_name;
  byId("server-badge").textContent = state.session.guild_name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
  document.title = `Pullquote • ${state.session.guild_name}`;
  const select = byId("who-select");
  select.append(...state.session.people.map((person) => element("option", { value: person.id }, `${person.name} (${person.role})`)));
  const last = state.session.people.find((person) => person.role === "member") || state.session.people[0];
  select.value = last.id;
  select.addEventListener("change", () => becomePerson(select.value));
  byId("menu").addEventListener("click", () => {
    const open = byId("sidebar").classList.toggle("open");
    byId("menu").setAttribute("aria-expanded", String(open));
    if (open) byId("channels").querySelector("button")?.focus();
  });
  byId("sidebar").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !byId("sidebar").classList.contains("open")) return;
    byId("sidebar").classList.remove("open");
    byId("menu").setAttribute("aria-expanded", "false");
    byId("menu").focus();
  });
  composer.start(toast, scrollDown);
  drawSamples();
  await becomePerson(last.id);
  await watchBot();
  setInterval(watchBot, 3000);
  byId("app").dataset.ready = "true";
}

start().catch((error) => toast(error.message));
