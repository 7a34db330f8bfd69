from infographix import InfoGraphix, Palette, Style

client = InfoGraphix()  # reads INFOGRAPHIX_API_KEY
result = client.generate(
    topic="Climate Change Statistics",
    style=Style.MODERN,
    palette=Palette.OCEAN,
    size="2K",
    aspect_ratio="landscape",
)
result.save("infographic.png")
