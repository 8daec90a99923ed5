// Follows a rebuild of the search index; without it the page is loaded again by hand.
const box = document.querySelector("[data-rebuild]");
const words = box.querySelector("[data-words] b"), bar = box.querySelector(".bar i"), trouble = box.querySelector("[data-trouble]");
const EVERY = 2000;

const look = async () => {
  try {
    const answer = await fetch(box.dataset.rebuild, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { rebuild } = await answer.json();
    if (!rebuild || rebuild.state !== "RUNNING") {
      location.replace(location.pathname);
      return;
    }
    words.textContent = `${rebuild.done}/${rebuild.total}`;
    bar.className = "w" + rebuild.percent;
    trouble.textContent = rebuild.trouble ? "Đang chờ máy chủ tìm kiếm: " + rebuild.trouble : "";
  } catch (e) {
    trouble.textContent = "Mất kết nối, đang thử lại";
  }
};
setInterval(look, EVERY);
