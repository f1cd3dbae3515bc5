project = "Sphinx"
html_theme = "furo"
html_static_path = ["_static"]
html_js_files = [("mlp-lab/mlp-lab.js", {"type": "module"})]
