from infographix import InfoGraphix

client = InfoGraphix()
table = b"year,children,adults\n2024,19300,20900\n2025,24100,24100\n"
upload = client.sources.create(table, file_name="Books lent.csv")  # or the path of a file
client.generate(source=upload, size="1K").save("books.png")
