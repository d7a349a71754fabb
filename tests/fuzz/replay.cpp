// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzzer's function over every file of its corpus, without libFuzzer: the normal tests and the sanitizers' do so.
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s CORPUS-FOLDER\n", argv[0]);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1]))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        std::fprintf(stderr, "%s has no files\n", argv[1]);
        return 1;
    }
    for (const auto &file : files) {
        std::ifstream stream(file, std::ios::binary);
        std::vector<char> bytes { std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>() };
        if (!stream.good() && !stream.eof())
            return 1;
        // Named before it runs, so that a crash tells which.
        std::printf("%s (%zu bytes)\n", file.filename().c_str(), bytes.size());
        std::fflush(stdout);
        // Exactly this size on the heap: the address sanitizer sees a read past its end.
        bytes.shrink_to_fit();
        LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    }
    std::printf("%zu files: clean\n", files.size());
    return 0;
}
