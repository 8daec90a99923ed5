// Shows the pages of a document with PDF.js, which is loaded only when pages are wanted.
// Without this script the text of the document stands in the page and the file can be downloaded.
const doc = document.getElementById("doc");
const pagesBox = doc.querySelector("[data-goc]"), list = pagesBox.querySelector(".pdf"), textBox = doc.querySelector("[data-chu]");
const at = doc.querySelector("[data-at]"), say = doc.querySelector("[data-say]");
const total = Number(doc.dataset.pages), hasText = doc.dataset.text === "true";
const NEAR = "1200px", SHARPEST = 2, ZOOMS = [100, 125, 150, 200, 300];
let zoom = 0, shown = 1, pdf = null, opening = null;

/** Letters without their marks, one for one, so that positions stay. */
const bare = (s) => [...s.toLowerCase()].map((c) => c === "đ" ? "d" : c.normalize("NFD")[0]).join("");
const wanted = (doc.dataset.query || "").normalize("NFC").split(/[^\p{L}\p{N}]+/u).filter((w) => w.length > 1).slice(0, 12)
  .map((w) => w.toLowerCase());
const found = window.Highlight && wanted.length ? new Highlight() : null;
if (found) CSS.highlights.set("found", found);

const markIn = (layer) => {
  if (!found) return;
  const walk = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const exact = node.data.toLowerCase(), plain = bare(node.data);
    if (plain.length !== node.data.length) continue;
    for (const word of wanted) {
      const text = bare(word) === word ? plain : exact;
      for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
        const edge = /[\p{L}\p{N}]/u;
        if (edge.test(text[i - 1] || " ") || edge.test(text[i + word.length] || " ")) continue;
        const range = new Range();
        range.setStart(node, i);
        range.setEnd(node, i + word.length);
        found.add(range);
      }
    }
  }
};

const fail = (why) => {
  const note = document.createElement("p");
  note.className = "note";
  note.setAttribute("role", "alert");
  note.textContent = why;
  list.replaceChildren(note);
};

const open = () => opening ||= (async () => {
  try {
    say.textContent = "Đang mở các trang";
    const lib = await import(doc.dataset.lib);
    lib.GlobalWorkerOptions.workerSrc = doc.dataset.worker;
    pdf = await lib.getDocument({
      url: doc.dataset.file, enableScripting: false, isEvalSupported: false, enableXfa: false, useWasm: false,
      standardFontDataUrl: doc.dataset.fonts, wasmUrl: doc.dataset.wasm, disableAutoFetch: true, rangeChunkSize: 262144,
    }).promise;
    await build(lib);
    say.textContent = "";
  } catch (e) {
    fail("Không mở được các trang ở đây. Bấm “Tải PDF” để mở bằng chương trình trên máy" + (hasText ? ", hoặc đọc ở “Dạng chữ”." : "."));
  }
})();

const build = async (lib) => {
  const first = await pdf.getPage(1);
  const size = first.getViewport({ scale: 1 });
  const watcher = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (one.isIntersecting) draw(lib, one.target);
      else clear(one.target);
    }
  }, { root: pagesBox, rootMargin: NEAR });
  const pages = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = document.createElement("div");
    page.className = "page";
    page.id = "goc-" + n;
    page.dataset.n = n;
    page.setAttribute("role", "group");
    page.setAttribute("aria-label", "Trang " + n);
    page.style.aspectRatio = size.width + " / " + size.height;
    pages.push(page);
  }
  list.replaceChildren(...pages);
  pages.forEach((page) => watcher.observe(page));
};

const draw = async (lib, box) => {
  const width = box.clientWidth;
  if (!width || box.dataset.width === String(width)) return;
  box.dataset.width = width;
  const page = await pdf.getPage(Number(box.dataset.n));
  const size = page.getViewport({ scale: 1 });
  box.style.aspectRatio = size.width + " / " + size.height;
  const scale = width / size.width, sharp = Math.min(window.devicePixelRatio || 1, SHARPEST);
  const viewport = page.getViewport({ scale: scale * sharp });
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.setAttribute("aria-hidden", "true");
  await page.render({ canvas, viewport }).promise;
  if (box.dataset.width !== String(width)) return;
  const layer = document.createElement("div");
  layer.className = "textLayer";
  box.style.setProperty("--total-scale-factor", scale);
  box.style.setProperty("--scale-factor", scale);
  box.style.setProperty("--scale-round-x", "1px");
  box.style.setProperty("--scale-round-y", "1px");
  box.replaceChildren(canvas, layer);
  await new lib.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport: page.getViewport({ scale }) }).render();
  markIn(layer);
};

const clear = (box) => {
  delete box.dataset.width;
  const canvas = box.querySelector("canvas");
  if (canvas) canvas.width = canvas.height = 0;
  box.replaceChildren();
};

const count = () => {
  if (pagesBox.hidden) {
    at.textContent = total + " trang";
    return;
  }
  const top = pagesBox.getBoundingClientRect().top + pagesBox.clientHeight / 3;
  for (const page of list.children) {
    if (page.dataset.n && page.getBoundingClientRect().bottom > top) {
      shown = Number(page.dataset.n);
      break;
    }
  }
  at.textContent = `Trang ${shown} / ${total}`;
};

const go = (n) => {
  const page = document.getElementById((pagesBox.hidden ? "trang-" : "goc-") + Math.min(Math.max(n, 1), total));
  if (!page) return;
  if (pagesBox.hidden) page.scrollIntoView();
  else pagesBox.scrollTop += page.getBoundingClientRect().top - pagesBox.getBoundingClientRect().top - 8;
  count();
};

const fromHash = () => Number((/^#trang-(\d{1,5})$/.exec(location.hash) || [])[1] || 0);

const show = async (view) => {
  const asPages = view === "goc";
  pagesBox.hidden = !asPages;
  textBox.hidden = asPages;
  doc.querySelectorAll("[data-view]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.view === view)));
  doc.querySelectorAll("[data-zoom],[data-turn]").forEach((b) => { b.hidden = !asPages; });
  if (asPages) await open();
  count();
};

const resize = (step) => {
  zoom = Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1);
  const keep = shown;
  list.style.width = ZOOMS[zoom] + "%";
  doc.querySelector('[data-zoom="-1"]').disabled = zoom === 0;
  doc.querySelector('[data-zoom="1"]').disabled = zoom === ZOOMS.length - 1;
  redraw();
  go(keep);
};

const redraw = async () => {
  const lib = await import(doc.dataset.lib);
  for (const box of list.children) if (box.dataset.width) draw(lib, box);
};

doc.querySelectorAll("[data-view]").forEach((b) => b.addEventListener("click", () => show(b.dataset.view)));
doc.querySelectorAll("[data-zoom]").forEach((b) => b.addEventListener("click", () => resize(Number(b.dataset.zoom))));
doc.querySelectorAll("[data-turn]").forEach((b) => b.addEventListener("click", () => go(shown + Number(b.dataset.turn))));
pagesBox.addEventListener("scroll", () => requestAnimationFrame(count), { passive: true });
window.addEventListener("hashchange", () => fromHash() && go(fromHash()));
let later = 0;
window.addEventListener("resize", () => {
  clearTimeout(later);
  later = setTimeout(() => !pagesBox.hidden && pdf && redraw(), 300);
});

const wide = window.matchMedia("(min-width: 48rem)").matches;
await show(wide || !hasText ? "goc" : "chu");
if (fromHash()) go(fromHash());

/** Documents about the same matter, fetched when everything else stands; without them the link stays. */
const similar = async () => {
  const card = document.querySelector("[data-similar]");
  const answer = await fetch(card.dataset.similar, { headers: { Accept: "application/json" } }).catch(() => null);
  const documents = answer && answer.ok ? await answer.json() : [];
  if (!documents.length) return;
  const items = documents.map((one) => {
    const item = document.createElement("li"), link = document.createElement("a"), meta = document.createElement("span"),
      subject = document.createElement("span");
    link.href = card.dataset.reader + one.id;
    meta.className = "row s soft";
    meta.textContent = `${one.symbol} · ${one.issuerName}`;
    subject.className = "t";
    subject.textContent = one.subject;
    link.append(meta, subject);
    item.append(link);
    return item;
  });
  const similarList = document.createElement("ul");
  similarList.className = "pick";
  similarList.append(...items);
  card.querySelector("header").after(similarList);
  card.querySelector("p a").textContent = "Xem thêm";
};
similar();
