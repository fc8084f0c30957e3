# Preview: docker run --rm -it -p 8000:8000 -v .:/acara siniar
# Publish: docker run --rm -v .:/acara siniar publish
FROM python:3.13-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends git openssh-client rsync ffmpeg \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /acara
COPY tasks.py pyproject.toml ./
COPY requirements requirements
COPY tools tools
COPY siniar siniar
RUN python3 tasks.py
VOLUME /acara/.venv
ENTRYPOINT ["python3", "tasks.py"]
CMD ["serve", "--lan"]
