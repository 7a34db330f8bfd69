from infographix import InfoGraphix

client = InfoGraphix()
result = client.generate(topic="Renewable Energy", format="svg")
svg = result.to_bytes()
print(len(svg), result.url)
