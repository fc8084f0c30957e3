// The button that prints.
export default (root) => {
  const button = root.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => print());
};
